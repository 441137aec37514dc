#include <stddef.h>
#include <iconv_hook.h>
