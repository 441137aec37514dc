/// The version of this library and its command, after semver.org.
public let textmendVersion: StaticString = "0.1.0"
