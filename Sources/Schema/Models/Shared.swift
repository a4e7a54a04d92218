/// A model that is passed on without a copy: by the file that holds it, the products that use it and the rules that look at them.
///
/// It is used like the model itself. As structs of half a kilobyte the models took a third of a check's memory, and their copies a tenth
/// of its time.
///
/// Public, so that other modules inline the look at a field; else each would go by a key path.
@dynamicMemberLookup
public final class Shared<Model: Sendable>: Sendable {
    public let model: Model

    @inlinable public init(_ model: consuming Model) { self.model = model }

    @inlinable @inline(__always)
    public subscript<Value>(dynamicMember path: KeyPath<Model, Value>) -> Value { model[keyPath: path] }
}
