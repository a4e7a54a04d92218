import Project
import Schema
import SourceText

/// What a payment method is there for: two of one purpose in one product are probably one too many.
struct MethodPurpose: Hashable {
    let type: MethodType
    /// A method for test accounts beside the one for buyers is no repetition.
    let isTest: Bool
    /// How often a recurring one charges: 月払い and 年払い of one course are two offers.
    let interval: Length?

    /// Without the interval.
    struct Kind: Hashable {
        let type: MethodType
        let isTest: Bool
    }

    var kind: Kind { Kind(type: type, isTest: isTest) }

    /// Its interval is not known, so that it may be any.
    var isVague: Bool { type == .recurring && interval == nil }

    /// As one of which the interval is not known.
    var withoutInterval: MethodPurpose { MethodPurpose(type: type, isTest: isTest, interval: nil) }

    private init(type: MethodType, isTest: Bool, interval: Length?) {
        (self.type, self.isTest, self.interval) = (type, isTest, interval)
    }

    /// Nil when what it is for is not known.
    init?(_ method: SoldMethod) {
        guard !method.isUnresolved, let type = method.merged.type.value, let isTest = method.isTest else { return nil }
        self.type = type
        self.isTest = isTest
        if type != .recurring {
            interval = nil
        } else if case .present(let recurrence, _) = method.merged.recurrence {
            guard !recurrence.every.isPoisoned, !(recurrence.every.isAbsent && recurrence.origin.isIncomplete) else { return nil }
            interval = recurrence.every.value.map(Length.init)
        } else {
            guard method.merged.recurrence.isAbsent, !method.mayLackFields else { return nil }
            interval = nil
        }
    }

    /// As the method says it, and where no interval is written, with the one that its name promises: 「月払い」. Asked for only where a
    /// product has several of a kind.
    init?(named method: SoldMethod) {
        self.init(method)
        if isVague, let name = method.merged.name.value, let promised = PromisedInterval.interval(in: Compatibility.folded(name))
        {
            self = MethodPurpose(type: type, isTest: isTest, interval: Length(promised))
        }
    }

    /// An interval, however it is written: 12 months are a year, 7 days a week.
    struct Length: Hashable {
        let days: Int
        let months: Int

        /// A month of 30 days.
        var approximateDays: Int { days + months * 30 }

        /// The nearest number of months: 12 of 52 weeks.
        var approximateMonths: Int { (approximateDays + 15) / 30 }

        init(_ interval: Interval) {
            // At most 999 of each.
            switch interval.unit {
            case .day: (days, months) = (interval.count, 0)
            case .week: (days, months) = (interval.count * 7, 0)
            case .month: (days, months) = (0, interval.count)
            case .year: (days, months) = (0, interval.count * 12)
            }
        }
    }
}

extension SoldMethod {
    /// Whether it is for test accounts; nil when that is not known.
    var isTest: Bool? {
        let flag = merged.useTestEnvironment
        guard !flag.isPoisoned, !(flag.isAbsent && merged.origin.isIncomplete),
            // What was not understood in the entry may be the flag that it turns round.
            !(entry.useTestEnvironment.isAbsent && entry.origin.isIncomplete)
        else { return nil }
        return flag.value == true
    }
}
