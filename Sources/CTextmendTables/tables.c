#include "CTextmendTables.h"

// Aligned to a cache line, so that a row of a table never starts in the middle of one.
#define TEXTMEND_BLOB_BODY(name) \
  const unsigned char *textmend_##name(void) { return name; } \
  size_t textmend_##name##_count(void) { return sizeof name; }

_Alignas(64) static const unsigned char gb18030[] = {
#embed "tables/gb18030.bin"
};
TEXTMEND_BLOB_BODY(gb18030)

_Alignas(64) static const unsigned char gb18030_ranges[] = {
#embed "tables/gb18030-ranges.bin"
};
TEXTMEND_BLOB_BODY(gb18030_ranges)

_Alignas(64) static const unsigned char big5[] = {
#embed "tables/big5.bin"
};
TEXTMEND_BLOB_BODY(big5)

_Alignas(64) static const unsigned char cp932[] = {
#embed "tables/cp932.bin"
};
TEXTMEND_BLOB_BODY(cp932)

_Alignas(64) static const unsigned char uhc[] = {
#embed "tables/uhc.bin"
};
TEXTMEND_BLOB_BODY(uhc)

_Alignas(64) static const unsigned char jis0208[] = {
#embed "tables/jis0208.bin"
};
TEXTMEND_BLOB_BODY(jis0208)

_Alignas(64) static const unsigned char jis0212[] = {
#embed "tables/jis0212.bin"
};
TEXTMEND_BLOB_BODY(jis0212)

_Alignas(64) static const unsigned char single_bytes[] = {
#embed "tables/single-bytes.bin"
};
TEXTMEND_BLOB_BODY(single_bytes)

_Alignas(64) static const unsigned char cns11643[] = {
#embed "tables/cns11643.bin"
};
TEXTMEND_BLOB_BODY(cns11643)

_Alignas(64) static const unsigned char html_entities[] = {
#embed "tables/html-entities.bin"
};
TEXTMEND_BLOB_BODY(html_entities)

_Alignas(64) static const unsigned char letter_pairs[] = {
#embed "tables/letter-pairs.bin"
};
TEXTMEND_BLOB_BODY(letter_pairs)
