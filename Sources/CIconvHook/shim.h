// iconv_hook's header uses size_t without including its definition.
#include <stddef.h>
#include <iconv_hook/iconv.h>
// The header renames iconv(3); undone, so that libc's functions keep their names beside the hook's.
#undef iconv
#undef iconv_open
#undef iconv_close

// Weak, and not linked from here: only a program that links libiconv_hook itself has the hook, and every
// other program that contains these calls neither needs the library nor loads it.
extern __typeof__(iconv_hook_open) iconv_hook_open __attribute__((weak));
extern __typeof__(iconv_hook) iconv_hook __attribute__((weak));
extern __typeof__(iconv_hook_close) iconv_hook_close __attribute__((weak));

/// iconv_hook_open in the order of iconv_open(3); (iconv_t)-1 also where the library is not there.
static inline iconv_t textmend_hook_open(const char *target, const char *source) {
  return iconv_hook_open ? iconv_hook_open(target, source) : (iconv_t)-1;
}

static inline size_t textmend_hook_convert(
  iconv_t descriptor, char **source, size_t *source_left, char **target, size_t *target_left) {
  return iconv_hook(descriptor, source, source_left, target, target_left);
}

static inline int textmend_hook_close(iconv_t descriptor) {
  return iconv_hook_close(descriptor);
}
