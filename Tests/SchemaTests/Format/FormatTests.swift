import Foundation
import Schema
import Seeded
import SourceText
import Syntax
import Testing

/// The canonical layout by examples: what stands left becomes what stands right.
struct FormatTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let before: String
        let after: String
        var spelling: Spelling?
        var testDescription: String { name }
    }

    static let longKey = String(repeating: "鍵", count: 1025)

    @Test(arguments: [
        Example(
            name: "order of the schema, comments with their key",
            before: """
                # About this file.
                id: course   # shown nowhere
                scenario: paid_product
                # What buyers see.
                name: 講座
                kind: product
                # The end.

                """,
            after: """
                # About this file.
                kind: product
                id: course  # shown nowhere
                # What buyers see.
                name: 講座
                scenario: paid_product
                # The end.

                """),
        Example(
            name: "beside a key that is not known here all keep their order: the lines around it say where it belongs",
            before: "id: m\nkind: step_mail\nfrom:\nname: 店\naddress:   a@example.jp\nsubject: s\nbody: b\n",
            after: "id: m\nkind: step_mail\nfrom:\nname: 店\naddress: a@example.jp\nsubject: s\nbody: b\n"),
        Example(
            name: "a value that a comma has cut stays in its braces",
            before: """
                kind: product
                payment_methods:
                - {type:   one_time, id: once, price: 1,980}
                - {price: 12,345,678, id:   twice}
                - {price: 1, id:   thrice}

                """,
            after: """
                kind: product
                payment_methods:
                  - {type:   one_time, id: once, price: 1,980}
                  - {price: 12,345,678, id:   twice}
                  - {id: thrice, price: 1}

                """),
        Example(
            name: "a key that is too long for a line of its own stays in its braces",
            before: "a: {\(longKey):   v, b:   c}\nb: {d:   [{\"\(longKey)\": x}]}\n",
            after: "a: {\(longKey):   v, b:   c}\nb: {d:   [{\"\(longKey)\": x}]}\n"),
        Example(
            name: "quotes stay before a comment that would seem to go on with the text",
            before: "a: 'りんご' #1\nb: 'りんご' # 1\nc: りんご #1\nd: \"\\u3042\" #1\n",
            after: "a: \"りんご\"  #1\nb: りんご  # 1\nc: りんご  #1\nd: \"あ\"  #1\n"),
        Example(
            name: "a suppression stays above its line",
            before: "# head\n# kessai: allow unused-definition soon\nid: a\nkind: product\n",
            after: "# head\nkind: product\n# kessai: allow unused-definition soon\nid: a\n"),
        Example(
            name: "indentation, lists below their key, one blank line at most, none at the edges",
            before: "\n\na:\n- b:   1\n  c:\n     - - x\n       - y\n\n\n\nd:\n\n    e: f\n\n",
            after: "a:\n  - b: 1\n    c:\n      - - x\n        - y\n\nd:\n  e: f\n"),
        Example(
            name: "quotes fall unless another reader would take the text for something else",
            before:
                "a: 'word'\nb: \"010\"\nc: 'no'\nd: \"2026-01-01\"\ne: 'it''s'\nf: 'say \"x\"'\ng: \"- x\"\nh: 1980\ni: \"\\u3042\"\nj: '~'\n",
            after:
                "a: word\nb: \"010\"\nc: \"no\"\nd: \"2026-01-01\"\ne: it's\nf: say \"x\"\ng: \"- x\"\nh: 1980\ni: あ\nj: \"~\"\n"),
        Example(
            name: "a key over two lines stands on one, as it will the next time",
            before: "{a\nb}\n---\n{\"c\n  d\": 1}\n---\n{0\n0}\n", after: "a b:\n---\n{c d: 1}\n---\n\"0 0\":\n"),
        Example(
            name: "quotes stay between brackets where a reader of YAML 1.1 would take a sign for a key's",
            before:
                "a: ['?-draft.yaml', 'x/?.yaml', \":D\", '::']\nb: {':c': 'd?', e: '-f:g'}\nh: '?i'\nj: ':k?'\nl: [?m, :n, o?]\n",
            after:
                "a: [\"?-draft.yaml\", \"x/?.yaml\", \":D\", \"::\"]\nb: {\":c\": \"d?\", e: -f:g}\nh: ?i\nj: :k?\nl: [?m, :n, o?]\n"
        ),
        Example(
            name: "quotes fall where the field takes a number or a boolean",
            before: "kind: payment_method\nname: \"1980\"\nprice: \"1980\"\nuse_test_environment: 'true'\n",
            after: "kind: payment_method\nname: \"1980\"\nprice: 1980\nuse_test_environment: true\n"),
        Example(
            name: "escapes of what nobody sees stay",
            before: "a: \"x\\u00A0y\"\nb: \"\\t\"\n", after: "a: \"x\\u00A0y\"\nb: \"\\t\"\n"),
        Example(
            name: "block scalars keep their bytes",
            before: "a: >-  # folded\n      one\n        two  \n\n      # three\nb: |2\n    four\n",
            after: "a: >-  # folded\n  one\n    two  \n\n  # three\nb: |2\n    four\n"),
        Example(
            name: "brackets stay while they fit",
            before: """
                a: [ x,y ,  'z' ]
                b: {c: [], d:  {e: f}}
                c: [a very long text that fills half the line, and another long text that does not fit]
                d: [x,  # first
                  y]

                """,
            after: """
                a: [x, y, z]
                b: {c: [], d: {e: f}}
                c:
                  - a very long text that fills half the line
                  - and another long text that does not fit
                d:
                  - x  # first
                  - y

                """),
        Example(
            name: "comments between a key and its value, beside a dash, below a block",
            before:
                "a: # of a\n  b: 1\n  # below b\nc:\n  # above the value\n  d\ne:\n  - # of the item\n    f: 1\ng:\n  # nothing yet\nh: 1\n",
            after:
                "a:  # of a\n  b: 1\n  # below b\n# above the value\nc: d\ne:\n  # of the item\n  - f: 1\ng:\n  # nothing yet\nh: 1\n"
        ),
        Example(
            name: "the comment of a closing bracket on its own line comes last",
            before: "a:\n- { # 1\n    c # 2\n    } # 3\nb: [ # 1\n  d # 2\n  ] # 3\n",
            after: "a:\n  # 1\n  - c:  # 2\n    # 3\nb:\n  # 1\n  - d  # 2\n  # 3\n"),
        Example(
            name: "brackets beside or below a suppression stay on its line, whatever their width",
            before: """
                a: [ a very long text that fills half the line,and another long text that does not fit ]   # kessai: allow x y
                # kessai: allow x y
                b: [a very long text that fills half the line,  and another long text that does not fit]

                """,
            after: """
                a: [a very long text that fills half the line, and another long text that does not fit]  # kessai: allow x y
                # kessai: allow x y
                b: [a very long text that fills half the line, and another long text that does not fit]

                """),
        Example(
            name: "a comment behind a key stays there when the brackets below it become lines",
            before: "cc: # about cc\n  [a, # x\n   b]\nd: # about d\n  [e, # y\n   f] # z\n",
            after: "cc:  # about cc\n  - a  # x\n  - b\n# about d\nd:\n  - e  # y\n  - f\n  # z\n"),
        Example(
            name: "a suppression below a group goes with the line that it speaks of",
            before: """
                kind: payment_method
                id: x
                type: recurring
                recurrence:
                  every: 1 month
                  # of the group
                  # kessai: allow unusual-tax-rate old contract
                tax_rate: 9%
                price: 100

                """,
            after: """
                kind: payment_method
                id: x
                type: recurring
                # kessai: allow unusual-tax-rate old contract
                tax_rate: 9%
                price: 100
                recurrence:
                  every: 1 month
                  # of the group

                """),
        Example(
            name: "a suppression below a group at the end stays at the end",
            before: "kind: step_mail\nfrom:\n  name: a\n  # kessai: allow x y\n",
            after: "kind: step_mail\nfrom:\n  name: a\n# kessai: allow x y\n"),
        Example(
            name: "a key over two lines becomes one, what nobody sees in it stays an escape",
            before: #"a: {"x\u200B\t\\\"\U000E0001\n"# + "\n" + #"  y": 1}"# + "\n",
            after: #"a: {"x\u200B\t\\\"\U000E0001\n y": 1}"# + "\n"),
        Example(
            name: "brackets over several lines keep them when a suppression speaks of one",
            before: """
                kind: payment_method
                recurrence: {times: 1,   料金: "a \\
                          b",
                      every: 1 month} # kessai: allow x y
                a:
                    - [ # kessai: allow x y
                      c,  d,
                      ]
                b:  # kessai: allow x y
                      [c,
                       d]

                """,
            after: """
                kind: payment_method
                recurrence: {times: 1,   料金: "a \\
                  b",
                  every: 1 month}  # kessai: allow x y
                a:
                  - [ # kessai: allow x y
                    c,  d,
                    ]
                b:  # kessai: allow x y
                  [c,
                  d]

                """),
        Example(
            name: "keys on kept lines are written in the spelling that is asked for",
            before: "kind: 販売設定\n支払方法: [{消費税率: 5%, # kessai: allow x y\n  type: 'Amazon Pay決済(従量定期課金)'}]\n",
            after: "kind: product\npayment_methods: [{tax_rate: 5%, # kessai: allow x y\n  type: recurring}]\n",
            spelling: .english),
        Example(
            name: "a suppression above an item or a document in brackets stays above it",
            before: """
                kind: product
                payment_methods:
                  # one
                  # kessai: allow x y
                  - {use: card,  # shared
                     price:   1980}
                  # kessai: allow x y
                  - {use: card, price: }
                ---
                # two

                # kessai: allow x y
                {k}

                """,
            after: """
                kind: product
                payment_methods:
                  # one
                  # kessai: allow x y
                  - {use: card,  # shared
                    price:   1980}
                  # kessai: allow x y
                  - {use: card, price: }
                ---
                # two

                # kessai: allow x y
                {k}

                """),
        Example(
            name: "a suppression above an item goes with the key below it",
            before: "kind: product\npayment_methods:\n  # kessai: allow x y\n  - tax_rate: 5%\n    id: a\n",
            after: "kind: product\npayment_methods:\n  - id: a\n    # kessai: allow x y\n    tax_rate: 5%\n"),
        Example(
            name: "documents", before: "--- # head\na: 1\n...\n# before\n---\n\nb: 2\n--- |\n text\n",
            after: "# head\na: 1\n# before\n---\nb: 2\n---\n|\n  text\n"),
        Example(name: "text behind a marker that is a key alone on a line", before: "--- a-:-\n", after: "\"a-:-\"\n"),
        Example(name: "CR LF stays", before: "a:   1\r\n\r\n\r\nb:\r\n    - c\r\n", after: "a: 1\r\n\r\nb:\r\n  - c\r\n"),
        Example(name: "a byte order mark goes", before: "\u{FEFF}a: 1\n", after: "a: 1\n"),
        Example(name: "comments only", before: "\n# one\n\n\n# two", after: "# one\n\n# two\n"),
        Example(name: "an empty document", before: "---\n", after: "---\n"),
        Example(name: "nothing", before: "", after: ""),
        Example(
            name: "labels", before: "kind: payment_method\nid: a\nname: b\ntype: auto_pay\nprice: 1\nx: name\n",
            after: "kind: 支払方法\nid: a\n支払方法表示名: b\ntype: Amazon Pay決済(Auto Pay:従量課金)\n料金(税込): 1\nx: name\n", spelling: .japanese),
        Example(
            name: "English keys, whatever the width of the letters", before: "kind: 支払方法\n料金（税込）: 1\nid: a\n",
            after: "kind: payment_method\nid: a\nprice: 1\n", spelling: .english),
        Example(
            name: "a field in both spellings keeps them", before: "kind: payment_method\nprice: 1\n料金(税込): 2\n",
            after: "kind: payment_method\nprice: 1\n料金(税込): 2\n", spelling: .english),
    ])
    func layout(_ example: Example) {
        #expect(formatted(example.before, example.spelling) == example.after)
        #expect(formatted(example.after, example.spelling) == example.after)
    }

    @Test(arguments: ["a: 1\na: 2\n", "a: &x 1\n", "\ta: 1\n", "a: 'x\n", "a: [\n"])
    func textWithErrorsIsLeftAlone(_ text: String) {
        guard case .hasErrors = format(parsed(text)) else {
            Issue.record("formatted although it has errors")
            return
        }
    }

    /// Only the schema knows that the lines are those of a list, which would become one line.
    @Test(
        arguments: ["・", "– ", "•", "− "],
        ["kind: step_mail\nid: a\nbcc:\n", "kind: integration\namazon_pay:\n  live:\n    return_urls:\n"])
    func listWithOtherSignsIsLeftAlone(_ sign: String, _ head: String) {
        let lines = ["https://shop.example.jp/a", "https://shop.example.jp/b"].map { "      \(sign)\($0)\n" }.joined()
        guard case .hasErrors(let errors) = format(parsed(head + lines)) else {
            Issue.record("formatted although the list has no dashes")
            return
        }
        #expect(errors.map(\.code) == [.fullWidthPunctuation])
        // Such lines in a text keep their meaning.
        #expect(formatted("kind: product\nname:\n  ・a\n  ・b\n", nil) == "kind: product\nname: ・a\n  ・b\n")
    }

    /// Every case of the YAML test suite that kessai accepts.
    @Test(.enabled(if: yamlTestSuite != nil, "shared/yaml-test-suite/cases.json is absent")) func suiteKeepsItsMeaning() throws {
        let data = try Data(contentsOf: try #require(yamlTestSuite))
        let list = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        var formatted = 0
        for entry in list {
            guard let text = entry["yaml"] as? String else { continue }
            if try checkFormat(text, "\(entry["id"] ?? "")") { formatted += 1 }
        }
        #expect(formatted > 100)
    }
}
