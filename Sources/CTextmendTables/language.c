// The statistics of the language model; Scripts/train-model writes the files.
#include "language.h"

#define TEXTMEND_BLOB(name) _Alignas(64) static const unsigned char name[]

TEXTMEND_BLOB(symbols) = {
#embed "tables/language-symbols.bin"
};
TEXTMEND_BLOB(pairs) = {
#embed "tables/language-pairs.bin"
};
TEXTMEND_BLOB(words) = {
#embed "tables/language-words.bin"
};
TEXTMEND_BLOB(letters) = {
#embed "tables/language-letters.bin"
};
TEXTMEND_BLOB(readings) = {
#embed "tables/language-readings.bin"
};

TEXTMEND_BLOB(ngrams) = {
#embed "tables/language-ngrams.bin"
};

TEXTMEND_BLOB(ngrams_ja) = {
#embed "tables/language-ngrams-ja.bin"
};

const void *textmend_language_symbols(void) { return symbols; }
const void *textmend_language_pairs(void) { return pairs; }
const void *textmend_language_words(void) { return words; }
const void *textmend_language_letters(void) { return letters; }
const void *textmend_language_readings(void) { return readings; }
const void *textmend_language_ngrams(void) { return ngrams; }
const void *textmend_language_ngrams_ja(void) { return ngrams_ja; }
