import Textmend

/// The page that `textmend report` writes: one file that needs no network and no scripts.
struct ReportPage {
  let files: [FilePage]

  var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="textmend \(textmendVersion)">
    <title>Textmend report</title>
    <style>
    \(ReportStyle.css)
    </style>
    </head>
    <body>
    <header><h1>Textmend report</h1><p>\(summary)</p></header>
    <main>
    \(leftAlone)
    \(table)
    \(files.map(\.section).joined())
    </main>
    </body>
    </html>

    """
  }

  private var summary: String {
    let edited = files.count { $0.edits > 0 }
    let edits = files.reduce(0) { $0 + $1.edits }
    let left = files.reduce(0) { $0 + $1.leftAlone.count }
    return [
      counted(files.count, "file"), "\(counted(edits, "edit")) in \(counted(edited, "file"))",
      "\(counted(left, "place")) left alone",
    ].joined(separator: " · ")
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private var leftAlone: String {
    let items = files.flatMap(\.leftAlone)
    guard !items.isEmpty else { return "" }
    return """
      <section id="left-alone"><h2>Left alone, and why</h2>
      <ul>
      \(items.joined(separator: "\n"))
      </ul></section>
      """
  }

  /// Files × rules.
  private var table: String {
    let rules = Set(files.flatMap(\.counts.keys)).sorted()
    guard !rules.isEmpty else {
      return files.contains { !$0.leftAlone.isEmpty } ? "" : "<p>Nothing to mend.</p>"
    }
    let heads = rules.map { rule in
      "<th scope=\"col\" title=\"\(Markup.escaped(RuleNames.title(of: rule)))\">\(rule)</th>"
    }
    let rows = files.enumerated().filter { !$0.element.section.isEmpty }.map { number, file in
      let cells = rules.map { rule in
        file.counts[rule].map { "<td><a href=\"#f\(number)\">\($0)</a></td>" } ?? "<td></td>"
      }
      return
        "<tr><th scope=\"row\"><a href=\"#f\(number)\">\(Markup.escaped(file.path))</a></th>\(cells.joined())"
        + "<td>\(file.leftAlone.isEmpty ? "" : "\(file.leftAlone.count)")</td></tr>"
    }
    let clean = files.count { $0.section.isEmpty && $0.leftAlone.isEmpty }
    let others = clean == 0 ? "" : "<p class=\"faint\">\(counted(clean, "file")) without a finding.</p>"
    return """
      <section id="rules"><h2>Files and rules</h2>
      <div class="scroll"><table><thead><tr><th scope="col">file</th>\(heads.joined())<th scope="col">left alone</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>\(others)</section>
      """
  }
}
