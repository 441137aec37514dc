// Compiles the header as C, so that it stays valid C. The functions are written in Swift, in TextmendABI.
#include "textmend.h"
