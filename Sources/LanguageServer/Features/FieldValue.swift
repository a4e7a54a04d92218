import Schema
import Syntax

extension SyntaxTree {
    /// The scalar or collection that a mapping has for a field, in either spelling.
    func value(of key: String, in mapping: NodeID, _ record: RecordFace) -> NodeID? {
        let entry = entries(of: mapping).first { record.field(named: text(of: $0.key))?.name.key == key }
        return entry.flatMap { nodes[$0.value].kind == .empty ? nil : $0.value }
    }
}
