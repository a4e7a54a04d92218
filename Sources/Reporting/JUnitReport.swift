import SourceText

/// JUnit XML: a suite for each file with findings, as failures those that fail the run, the rest as passed cases that say something.
func junitReport(_ report: Report, _ options: ReportOptions) -> String {
    var suites: [(path: String, findings: [Diagnostic])] = []
    for diagnostic in report.diagnostics {
        let path = options.pathPrefix + report.file(diagnostic.location.file).path
        if suites.last?.path == path {
            suites[suites.count - 1].findings.append(diagnostic)
        } else {
            suites.append((path, [diagnostic]))
        }
    }
    let failures = report.diagnostics.count { $0.severity >= options.failOn }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"kessai\" tests=\"\(max(1, report.diagnostics.count))\" failures=\"\(failures)\" errors=\"0\">\n"
    if suites.isEmpty {
        xml += "  <testsuite name=\"kessai\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
        xml += "    <testcase name=\"check\" classname=\"kessai\"/>\n  </testsuite>\n"
    }
    for suite in suites {
        let failures = suite.findings.count { $0.severity >= options.failOn }
        xml +=
            "  <testsuite name=\"\(escaped(suite.path))\" tests=\"\(suite.findings.count)\" failures=\"\(failures)\" errors=\"0\">\n"
        // Services take two cases of one name for one.
        var named: [String: Int] = [:]
        for diagnostic in suite.findings {
            let name = caseName(diagnostic, report)
            let number = named[name, default: 0] + 1
            named[name] = number
            xml += testCase(diagnostic, number == 1 ? name : "\(name) #\(number)", suite.path, report, options)
        }
        xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
}

private func caseName(_ diagnostic: Diagnostic, _ report: Report) -> String {
    let start = report.file(diagnostic.location.file).start(diagnostic.location.range)
    return "\(diagnostic.code.rawValue) (\(start.line):\(start.column))"
}

private func testCase(
    _ diagnostic: Diagnostic, _ name: String, _ path: String, _ report: Report, _ options: ReportOptions
) -> String {
    let start = report.file(diagnostic.location.file).start(diagnostic.location.range)
    let message = escaped(options.inline(diagnostic.message))
    let place = "\(path):\(start.line):\(start.column)"
    let body = escaped("\(place): \(options.messageWithHelp(diagnostic))")
    let inner =
        diagnostic.severity >= options.failOn
        ? "<failure type=\"\(diagnostic.code.rawValue)\" message=\"\(message)\">\(body)</failure>"
        : "<system-out>\(diagnostic.severity.rawValue): \(body)</system-out>"
    return "    <testcase name=\"\(escaped(name))\" classname=\"\(escaped(path))\">\(inner)</testcase>\n"
}

/// Text as XML 1.0 takes it; what it has no way to write becomes U+FFFD.
private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\n": result += "&#10;"
        case "\t": result += "&#9;"
        default:
            let isAllowed = scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE
            result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
        }
    }
    return result
}
