// glibc has extended attributes; Swift's Glibc module leaves this header out.
#include <sys/xattr.h>
