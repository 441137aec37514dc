import Glibc

#if IconvHook
  import CIconvHook
#endif

extension Iconv {
  /// The functions of one implementation of iconv.
  ///
  /// A value, so that both are called the same way.
  @safe package struct Library: Sendable {
    typealias Convert =
      @Sendable (
        UnsafeMutableRawPointer, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
        UnsafeMutablePointer<Int>?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
        UnsafeMutablePointer<Int>?
      ) -> Int

    /// Whether this pair of names, source and target, may be opened at all.
    let allows: @Sendable (String, String) -> Bool
    /// Target and source, in the order of iconv_open(3); nil where there is no such converter.
    let open: @Sendable (String, String) -> UnsafeMutableRawPointer?
    /// Bytes used and written are told through the pointers; -1 on failure.
    let convert: Convert
    let close: @Sendable (UnsafeMutableRawPointer) -> Void
  }
}

extension Iconv.Library {
  /// libc's iconv(3): every encoding that the system has.
  package static let libc = unsafe Iconv.Library(
    allows: { _, _ in true },
    open: { target, source in
      let descriptor = unsafe iconv_open(target, source)
      return unsafe descriptor == UnsafeMutableRawPointer(bitPattern: -1) ? nil : descriptor
    },
    convert: { unsafe iconv($0, $1, $2, $3, $4) },
    close: { _ = unsafe iconv_close($0) }
  )

  #if IconvHook
    /// libiconv_hook, in the only direction in which it is sound: UCS-2 (big-endian) to CP932.
    ///
    /// Its other converters read past their input or write past their output, and names match by prefix,
    /// so exactly these two are let through. Opens nothing in a program that is not linked with
    /// libiconv_hook: the generator of the tables and the tests are, the command is not.
    ///
    /// Agrees with Microsoft's table on all 9,397 characters.
    package static let hook = unsafe Iconv.Library(
      allows: { source, target in source == "UCS-2" && target == "CP932" },
      open: { target, source in
        let descriptor = unsafe textmend_hook_open(target, source)
        return unsafe descriptor == UnsafeMutableRawPointer(bitPattern: -1) ? nil : descriptor
      },
      // The hook has no shift states to reset or flush, and does not expect the calls that would.
      convert: { unsafe $1 == nil ? 0 : textmend_hook_convert($0, $1, $2, $3, $4) },
      close: { _ = unsafe textmend_hook_close($0) }
    )
  #endif
}
