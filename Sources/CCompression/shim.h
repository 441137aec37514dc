// zlib and zstd, for .gz and .zst files. inflateInit2 and deflateInit2 are macros, which Swift does not import.
#include <zlib.h>
#include <zstd.h>

static inline int textmend_inflate_init(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }

static inline int textmend_deflate_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
