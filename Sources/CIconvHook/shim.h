// iconv_hook's header uses size_t without including its definition.
#include <stddef.h>
#include <iconv_hook/iconv.h>
// The header renames iconv(3); undone, so that libc's functions keep their names beside the hook's.
#undef iconv
#undef iconv_open
#undef iconv_close
