/// The list of codes: a stable kebab-case name for each problem, and how grave it is unless the project says otherwise.
package enum Code: String, Sendable, Hashable, CaseIterable, Comparable {
    // Text
    case invalidUTF8 = "invalid-utf8"
    case byteOrderMark = "byte-order-mark"
    case controlCharacter = "control-character"
    case invisibleCharacter = "invisible-character"
    case tabIndentation = "tab-indentation"
    case badIndentation = "bad-indentation"
    case unterminatedQuote = "unterminated-quote"
    case badEscape = "bad-escape"
    case missingSpace = "missing-space"
    case fullWidthPunctuation = "full-width-punctuation"
    case mergeConflictMarker = "merge-conflict-marker"
    case syntaxError = "syntax-error"
    case duplicateKey = "duplicate-key"
    case anchorNotSupported = "anchor-not-supported"
    case aliasNotSupported = "alias-not-supported"
    case tagNotSupported = "tag-not-supported"
    case complexKeyNotSupported = "complex-key-not-supported"
    case directiveNotSupported = "directive-not-supported"
    case mergeKeyNotSupported = "merge-key-not-supported"
    case fileTooLarge = "file-too-large"
    case tooDeep = "too-deep"
    case tooManyFiles = "too-many-files"
    case unreadableFile = "unreadable-file"
    // Shape
    case missingKind = "missing-kind"
    case unknownKind = "unknown-kind"
    case unknownKey = "unknown-key"
    case missingField = "missing-field"
    case missingTaxRate = "missing-tax-rate"
    case missingPrice = "missing-price"
    case wrongType = "wrong-type"
    case notAChoice = "not-a-choice"
    case badFormat = "bad-format"
    case outOfRange = "out-of-range"
    case unsupportedVersion = "unsupported-version"
    case kessaiTooOld = "kessai-too-old"
    // Links
    case missingIntegration = "missing-integration"
    case secondIntegration = "second-integration"
    case duplicateID = "duplicate-id"
    case unknownReference = "unknown-reference"
    case unusedDefinition = "unused-definition"
    // Environments
    case testEnvironmentNotConfigured = "test-environment-not-configured"
    case liveEnvironmentNotConfigured = "live-environment-not-configured"
    case amazonPayNotUsed = "amazon-pay-not-used"
    case testEnvironmentInRelease = "test-environment-in-release"
    case incompleteEnvironment = "incomplete-environment"
    case keyEnvironmentMismatch = "key-environment-mismatch"
    case keyWithoutEnvironment = "key-without-environment"
    case sameKeyInBothEnvironments = "same-key-in-both-environments"
    case sameClientIDInBothEnvironments = "same-client-id-in-both-environments"
    case unusualClientID = "unusual-client-id"
    case unusualPublicKeyID = "unusual-public-key-id"
    case unusualPhoneNumber = "unusual-phone-number"
    case swappedIdentifiers = "swapped-identifiers"
    case checkoutVersionRetired = "checkout-version-retired"
    case legacyCredentials = "legacy-credentials"
    // URLs
    case insecureURL = "insecure-url"
    case localhostInLive = "localhost-in-live"
    case originWithPath = "origin-with-path"
    case originTrailingSlash = "origin-trailing-slash"
    case defaultPort = "default-port"
    case ipnEndpointIsReturnURL = "ipn-endpoint-is-return-url"
    case localhostEndpoint = "localhost-endpoint"
    case urlWithoutPath = "url-without-path"
    case returnURLFragment = "return-url-fragment"
    case returnURLQuery = "return-url-query"
    case originNotListed = "origin-not-listed"
    case hostDiffersFromSite = "host-differs-from-site"
    case registrationFormURL = "registration-form-url"
    case ipAddressHost = "ip-address-host"
    case strayCharacterInURL = "stray-character-in-url"
    case duplicateURL = "duplicate-url"
    case confusableHost = "confusable-host"
    // Money
    case notWholeYen = "not-whole-yen"
    case priceOutOfRange = "price-out-of-range"
    case unusualTaxRate = "unusual-tax-rate"
    case fractionTaxRate = "fraction-tax-rate"
    case monthlyLimitExceeded = "monthly-limit-exceeded"
    case unusualRecurrence = "unusual-recurrence"
    case registrationNumberCheckDigit = "registration-number-check-digit"
    // Plans and scenarios
    case planTooLow = "plan-too-low"
    case subscriptionNeedsRecurring = "subscription-needs-recurring"
    case recurrenceWithoutRecurring = "recurrence-without-recurring"
    case priceOnWrongLevel = "price-on-wrong-level"
    case duplicateMethodType = "duplicate-method-type"
    case duplicateMethodName = "duplicate-method-name"
    case methodNameContradictsType = "method-name-contradicts-type"
    case nameQuotesOtherPrice = "name-quotes-other-price"
    case nameContradictsTaxRate = "name-contradicts-tax-rate"
    case duplicateItemName = "duplicate-item-name"
    case useChangesType = "use-changes-type"
    case useWithoutEffect = "use-without-effect"
    case recurrenceNotInherited = "recurrence-not-inherited"
    case shippingAddressNotCollected = "shipping-address-not-collected"
    // Mails
    case unknownMailVariable = "unknown-mail-variable"
    case malformedMailVariable = "malformed-mail-variable"
    case malformedMailLink = "malformed-mail-link"
    case foreignMailVariable = "foreign-mail-variable"
    case triggerNeverFires = "trigger-never-fires"
    case duplicateMailTiming = "duplicate-mail-timing"
    case duplicateAddress = "duplicate-address"
    case missingChargeFailedMail = "missing-charge-failed-mail"
    case chargeFailedMailUnsubscribes = "charge-failed-mail-unsubscribes"
    case cancelMailKeepsSubscription = "cancel-mail-keeps-subscription"
    case unsubscribeLinkToStop = "unsubscribe-link-to-stop"
    case mailQuotesOtherPrice = "mail-quotes-other-price"
    case mailHostDiffers = "mail-host-differs"
    case platformDependentCharacter = "platform-dependent-character"
    case brandSpelling = "brand-spelling"
    case foldedMailBody = "folded-mail-body"
    case textCutByComment = "text-cut-by-comment"
    case settingInMailText = "setting-in-mail-text"
    case strayQuote = "stray-quote"
    case placeholderLeftInText = "placeholder-left-in-text"
    case impossibleDate = "impossible-date"
    case mailQuotesOtherRegistrationNumber = "mail-quotes-other-registration-number"
    case unusualMailDomain = "unusual-mail-domain"
    case testMailSubject = "test-mail-subject"
    case swappedMails = "swapped-mails"
    case mailNamesFormerEdition = "mail-names-former-edition"
    case mailNamesOtherProduct = "mail-names-other-product"
    // Secrets
    case secretInConfig = "secret-in-config"
    case privateKeyCommitted = "private-key-committed"
    case privateKeyMalformed = "private-key-malformed"
    case privateKeyTooShort = "private-key-too-short"
    case privateKeyNameMismatch = "private-key-name-mismatch"
    case privateKeyAbsent = "private-key-absent"
    case missingSupportContact = "missing-support-contact"
    // Hygiene
    case unusedSuppression = "unused-suppression"
    case suppressionWithoutReason = "suppression-without-reason"

    /// How grave a finding is unless an option (`--release`, `--require-keys`) or the project's `rules:` says otherwise.
    package var severity: Severity {
        switch self {
        case .invalidUTF8, .controlCharacter, .invisibleCharacter, .tabIndentation, .badIndentation,
            .unterminatedQuote, .badEscape, .missingSpace, .fullWidthPunctuation, .mergeConflictMarker,
            .syntaxError, .duplicateKey, .anchorNotSupported, .aliasNotSupported, .tagNotSupported,
            .complexKeyNotSupported, .directiveNotSupported, .mergeKeyNotSupported, .fileTooLarge, .tooDeep,
            .tooManyFiles, .unreadableFile,
            .missingKind, .unknownKind, .unknownKey, .missingField, .missingTaxRate, .missingPrice, .wrongType,
            .notAChoice, .badFormat, .outOfRange, .unsupportedVersion, .kessaiTooOld,
            .missingIntegration, .secondIntegration, .duplicateID, .unknownReference,
            .testEnvironmentNotConfigured, .liveEnvironmentNotConfigured, .amazonPayNotUsed,
            .keyEnvironmentMismatch, .sameKeyInBothEnvironments, .swappedIdentifiers,
            .insecureURL, .localhostInLive, .originWithPath, .returnURLFragment,
            .notWholeYen, .priceOutOfRange, .fractionTaxRate,
            .planTooLow, .subscriptionNeedsRecurring, .recurrenceWithoutRecurring, .priceOnWrongLevel,
            .malformedMailVariable,
            .secretInConfig, .privateKeyCommitted, .privateKeyMalformed, .privateKeyTooShort:
            .error
        case .byteOrderMark,
            .unusedDefinition,
            .incompleteEnvironment, .keyWithoutEnvironment, .sameClientIDInBothEnvironments, .unusualClientID,
            .unusualPhoneNumber,
            .checkoutVersionRetired, .legacyCredentials,
            .ipnEndpointIsReturnURL, .localhostEndpoint, .urlWithoutPath, .returnURLQuery, .originNotListed,
            .hostDiffersFromSite, .registrationFormURL, .ipAddressHost, .strayCharacterInURL, .duplicateURL, .confusableHost,
            .unusualTaxRate, .monthlyLimitExceeded, .unusualRecurrence, .registrationNumberCheckDigit,
            .duplicateMethodType, .duplicateMethodName, .methodNameContradictsType, .nameQuotesOtherPrice,
            .nameContradictsTaxRate, .duplicateItemName, .useChangesType, .useWithoutEffect, .recurrenceNotInherited,
            .unknownMailVariable, .foreignMailVariable, .triggerNeverFires, .duplicateMailTiming, .duplicateAddress,
            .mailQuotesOtherPrice, .platformDependentCharacter, .textCutByComment, .settingInMailText, .strayQuote,
            .malformedMailLink, .placeholderLeftInText, .impossibleDate, .mailQuotesOtherRegistrationNumber, .unusualMailDomain,
            .testMailSubject, .swappedMails, .mailNamesFormerEdition, .mailNamesOtherProduct,
            .privateKeyNameMismatch, .missingSupportContact,
            .unusedSuppression, .suppressionWithoutReason:
            .warning
        case .testEnvironmentInRelease, .unusualPublicKeyID,
            .originTrailingSlash, .defaultPort,
            .shippingAddressNotCollected,
            .missingChargeFailedMail, .chargeFailedMailUnsubscribes, .cancelMailKeepsSubscription,
            .unsubscribeLinkToStop, .mailHostDiffers, .brandSpelling, .foldedMailBody,
            .privateKeyAbsent:
            .hint
        }
    }

    /// The project asks for another version than this, which may judge it in another way.
    package var refusesProject: Bool { self == .kessaiTooOld || self == .unsupportedVersion }

    package static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }

    /// For "did you mean".
    package static let near = NearNames(allCases.map(\.rawValue))
}
