// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// One list for every Swift target, so that no room is held to a lower standard than another.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For the programs that build and check the Microsoft Japanese mapping; the others run without the library.
let iconvHook: [LinkerSetting] = [.linkedLibrary("iconv_hook", .when(traits: ["IconvHook"]))]

let package = Package(
  name: "textmend",
  products: [
    .library(name: "Textmend", targets: ["Textmend"]),
    .library(name: "CTextmend", type: .dynamic, targets: ["CTextmend", "TextmendABI"]),
    .executable(name: "textmend", targets: ["textmend"]),
  ],
  traits: [
    .trait(
      name: "IconvHook",
      description: "Check the Microsoft Japanese mapping with libiconv_hook (Debian: libiconv-hook-dev)."
    ),
    .default(enabledTraits: ["IconvHook"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .target(
      name: "CTextmendTables",
      exclude: ["tables"],
      cSettings: [.headerSearchPath(".")]
    ),
    .systemLibrary(name: "CIconvHook", providers: [.apt(["libiconv-hook-dev"])]),
    .target(
      name: "Textmend",
      dependencies: [
        "CTextmendTables",
        .target(name: "CIconvHook", condition: .when(traits: ["IconvHook"])),
      ],
      swiftSettings: settings
    ),
    .systemLibrary(name: "CXattr"),
    .systemLibrary(name: "CCompression", providers: [.apt(["zlib1g-dev", "libzstd-dev"])]),
    .target(
      name: "TextmendFiles", dependencies: ["CXattr", "CCompression"], swiftSettings: settings,
      // The archives, not the shared libraries: the command stands alone.
      linkerSettings: [.linkedLibrary(":libz.a"), .linkedLibrary(":libzstd.a")]
    ),
    .target(name: "CTextmend"),
    .target(name: "TextmendABI", dependencies: ["Textmend", "CTextmend"], swiftSettings: settings),
    .executableTarget(
      name: "textmend",
      dependencies: [
        "Textmend", "TextmendFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      exclude: ["Manual"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "textmend-tools",
      dependencies: [
        "Textmend",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
      linkerSettings: iconvHook
    ),
    .testTarget(
      name: "TextmendTests",
      dependencies: ["Textmend", "textmend-tools", "TestSupport"],
      swiftSettings: settings,
      linkerSettings: iconvHook
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "TextmendFilesTests",
      dependencies: ["TextmendFiles", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "textmendCommandTests",
      dependencies: ["textmend", "Textmend", "TestSupport", "CTextmend", "TextmendABI"],
      exclude: ["Programs"],
      swiftSettings: settings
    ),
  ],
  cLanguageStandard: .c2x
)

// Who uses the library has no need of the plugin that makes its documentation.
if Context.environment["TEXTMEND_DOCUMENTATION"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
