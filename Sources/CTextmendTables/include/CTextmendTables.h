// Generated tables, embedded whole. Scripts/generate-tables makes the files.
#pragma once
#include <stddef.h>

// Sized arrays would be imported as tuples; functions give the address and the length instead.
#define TEXTMEND_BLOB(name) \
  const unsigned char *textmend_##name(void); \
  size_t textmend_##name##_count(void);

TEXTMEND_BLOB(gb18030)
TEXTMEND_BLOB(gb18030_ranges)
TEXTMEND_BLOB(big5)
TEXTMEND_BLOB(cp932)
TEXTMEND_BLOB(uhc)
TEXTMEND_BLOB(jis0208)
TEXTMEND_BLOB(jis0212)
TEXTMEND_BLOB(single_bytes)
TEXTMEND_BLOB(cns11643)
TEXTMEND_BLOB(html_entities)
TEXTMEND_BLOB(letter_pairs)
#include "language.h"
