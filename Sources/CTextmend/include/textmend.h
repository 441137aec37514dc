// SPDX-License-Identifier: Apache-2.0
// The C interface of Textmend. Every function may be called from any thread.
#ifndef TEXTMEND_H
#define TEXTMEND_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What came of mending. Give it to textmend_free when done with it.
typedef struct {
  /// The mended text, valid UTF-8 unless `malformed` is not 0. Not terminated. NULL when `count` is 0.
  uint8_t *bytes;
  /// Length of `bytes`.
  size_t count;
  /// Number of changes made.
  size_t edits;
  /// Number of places seen and left alone.
  size_t findings;
  /// Number of places among them whose bytes no encoding explains.
  size_t malformed;
} textmend_result;

/// Mends `count` bytes in any encoding with the library's default options.
///
/// `bytes` may be NULL when `count` is 0. Returns 0 and fills in `result`; returns -1, and leaves `result` empty,
/// when there is no memory.
int textmend_mend(const uint8_t *bytes, size_t count, textmend_result *result);

/// Frees what textmend_mend put into `result` and empties it. Does nothing to an empty result.
void textmend_free(textmend_result *result);

/// The version, such as "0.1.0". Terminated; never freed.
const char *textmend_version(void);

#ifdef __cplusplus
}
#endif

#endif
