// Embedded statistics, aligned to 64 bytes. The layout is known to Sources/Textmend/Tables.
#pragma once

const void *_Nonnull textmend_language_symbols(void);
const void *_Nonnull textmend_language_pairs(void);
const void *_Nonnull textmend_language_words(void);
const void *_Nonnull textmend_language_letters(void);
const void *_Nonnull textmend_language_readings(void);
const void *_Nonnull textmend_language_ngrams(void);
const void *_Nonnull textmend_language_ngrams_ja(void);

/// Asks for a cache line ahead of its use. Any address will do.
static inline void textmend_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }
