#pragma once
extern const unsigned char textmend_blob_test[];
#include "language.h"
