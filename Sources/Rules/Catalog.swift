import Project
import Schema
import SourceText
import Syntax

/// Every rule, and every explanation, each in one line.
package let allRules: [Rule] = [
    // Money
    .missingTaxRate,
    .missingPrice,
    .unusualTaxRate,
    .monthlyLimitExceeded,
    .unusualRecurrence,
    .registrationNumberCheckDigit,
    // Environments
    .testEnvironmentNotConfigured,
    .liveEnvironmentNotConfigured,
    .incompleteEnvironment,
    .amazonPayNotUsed,
    .testEnvironmentInRelease,
    .keyEnvironmentMismatch,
    .keyWithoutEnvironment,
    .sameKeyInBothEnvironments,
    .sameClientIDInBothEnvironments,
    .unusualClientID,
    .unusualPublicKeyID,
    .unusualPhoneNumber,
    .checkoutVersionRetired,
    // URLs
    .insecureURL,
    .localhostInLive,
    .originWithPath,
    .originTrailingSlash,
    .defaultPort,
    .ipnEndpointIsReturnURL,
    .localhostEndpoint,
    .urlWithoutPath,
    .returnURLFragment,
    .returnURLQuery,
    .originNotListed,
    .hostDiffersFromSite,
    .registrationFormURL,
    .ipAddressHost,
    .strayCharacterInURL,
    .duplicateURL,
    .confusableHost,
    // Plans and scenarios
    .planTooLow,
    .subscriptionNeedsRecurring,
    .recurrenceWithoutRecurring,
    .priceOnWrongLevel,
    .duplicateMethodType,
    .duplicateMethodName,
    .methodNameContradictsType,
    .nameQuotesOtherPrice,
    .nameContradictsTaxRate,
    .duplicateItemName,
    .useChangesType,
    .useWithoutEffect,
    .recurrenceNotInherited,
    // Mails
    .unknownMailVariable,
    .malformedMailVariable,
    .foreignMailVariable,
    .triggerNeverFires,
    .duplicateMailTiming,
    .duplicateAddress,
    .missingChargeFailedMail,
    .chargeFailedMailUnsubscribes,
    .cancelMailKeepsSubscription,
    .unsubscribeLinkToStop,
    .mailQuotesOtherPrice,
    .mailHostDiffers,
    .platformDependentCharacter,
    .brandSpelling,
    .foldedMailBody,
    .textCutByComment,
    .settingInMailText,
    .strayQuote,
    .placeholderLeftInText,
    .unusualMailDomain,
    // Secrets
    .secretInConfig,
    .privateKeyCommitted,
    .privateKeyMalformed,
    .privateKeyTooShort,
    .privateKeyNameMismatch,
    .privateKeyAbsent,
    .missingSupportContact,
]

/// What `explain` and `rules` say: every code exactly once.
package let allExplanations: [Explanation] =
    syntaxExplanations + schemaExplanations + projectExplanations + allRules.map(\.explanation) + hygieneExplanations
