package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static io.jenkins.plugins.modelgate.engine.configuration.secret.TokenFormat.within;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Tokens of services that applications use. */
final class ServiceFormats {
    static final List<TokenFormat> ALL = List.of(
            within(
                    SecretKind.of(
                            "slack-token",
                            "Slack token",
                            "read and write messages as the token permits",
                            "revoke the token in the settings of the Slack app"),
                    "xoxb- xoxa- xoxp- xoxr- xoxs- xoxe- xoxe. xoxo- xoxc- xoxd- xapp-",
                    0,
                    "(?<![A-Za-z0-9])(?:xox[a-z](?:-\\d{1,3})?-(?:\\d{6,15}-)+(?=[0-9]*[A-Za-z])[A-Za-z0-9]{10,80}"
                            + "|xox[a-z](?:-\\d)?-[A-Za-z0-9%/+-]{60,300}|xoxe\\.xox[bp]-\\d-[A-Za-z0-9-]{100,260}"
                            + "|xapp-\\d-[A-Z0-9]+-\\d+-[a-z0-9]{30,100})(?![A-Za-z0-9])",
                    Verifiers::slack),
            within(
                    SecretKind.of(
                            "slack-webhook",
                            "Slack webhook",
                            "post messages in the owner's name",
                            "delete the webhook in the settings of the Slack app"),
                    "hooks.slack.com/",
                    0,
                    "hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9+/]{43,90})",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "discord-webhook",
                            "Discord webhook",
                            "post messages in the owner's name",
                            "delete the webhook in Discord"),
                    "/api/webhooks/",
                    0,
                    "/api/webhooks/\\d{17,20}/([A-Za-z0-9_-]{60,72})",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "telegram-bot-token",
                            "Telegram bot token",
                            "act as the bot",
                            "revoke the token with BotFather"),
                    ":aa",
                    10,
                    "(?<![A-Za-z0-9])\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "stripe-key",
                            "Stripe key",
                            "take payments and read customers' data",
                            "roll the key in the dashboard of Stripe"),
                    "sk_live_ rk_live_ sk_prod_ rk_prod_ whsec_",
                    0,
                    "(?<![A-Za-z0-9])(?:[sr]k_(?:live|prod)_[A-Za-z0-9]{24,247}|whsec_[A-Za-z0-9+/]{32,64}={0,2})(?![A"
                            + "-Za-z0-9])",
                    Verifiers::random),
            within(
                    new SecretKind(
                            "stripe-test-key",
                            "Stripe key for tests",
                            "use the test mode of the account",
                            "roll the key in the dashboard of Stripe",
                            Severity.HIGH),
                    "sk_test_ rk_test_",
                    0,
                    "(?<![A-Za-z0-9])[sr]k_test_[A-Za-z0-9]{24,247}(?![A-Za-z0-9])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "sendgrid-key",
                            "SendGrid key",
                            "send mail in the owner's name",
                            "delete the key in SendGrid"),
                    "sg.",
                    0,
                    "(?<![A-Za-z0-9_.-])SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "twilio-key",
                            "Twilio key",
                            "send messages and calls at the owner's cost",
                            "delete the key in Twilio"),
                    "sk",
                    0,
                    "(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(2)),
            within(
                    SecretKind.of(
                            "mail-key",
                            "Key of a mail service",
                            "send mail in the owner's name",
                            "delete the key where it was issued"),
                    "key- -us xkeysib-",
                    32,
                    "(?<![A-Za-z0-9])(?:key-[0-9a-f]{32}|[0-9a-f]{32}-us\\d{1,2}|xkeysib-[0-9a-f]{64}-[A-Za-z0"
                            + "-9]{16})(?![A-Za-z0-9])",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "shop-token",
                            "Shopify token",
                            "read and change the shop",
                            "uninstall the app or rotate its credentials"),
                    "shpat_ shpca_ shppa_ shpss_",
                    0,
                    "(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}(?![A-Za-z0-9])",
                    Verifiers::random),
            within(
                    SecretKind.of(
                            "square-token",
                            "Square token",
                            "take payments and read customers' data",
                            "replace the token in the developer console of Square"),
                    "sq0atp- sq0csp- eaaa",
                    0,
                    "(?<![A-Za-z0-9])(?:sq0atp-[A-Za-z0-9_-]{22}|sq0csp-[A-Za-z0-9_-]{43}|EAAA[A-Za-z0-9_-]{6"
                            + "0})(?![A-Za-z0-9_-])",
                    Verifiers.randomAfter(7)),
            within(
                    SecretKind.of(
                            "grafana-token",
                            "Grafana token",
                            "read dashboards and the data behind them",
                            "delete the token in Grafana"),
                    "glsa_ glc_",
                    0,
                    "(?<![A-Za-z0-9])(?:glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2})(?!["
                            + "A-Za-z0-9])",
                    Verifiers.randomAfter(5)),
            within(
                    SecretKind.of(
                            "observability-key",
                            "Key of an observability service",
                            "read or forge what the service records",
                            "delete the key where it was issued"),
                    "nrak- sntryu_ sntrys_ dt0c01. phx_ lin_api_",
                    0,
                    "(?<![A-Za-z0-9])(?:NRAK-[A-Z0-9]{27}|sntryu_[0-9a-f]{64}|sntrys_[A-Za-z0-9+/=_-]{60,400}"
                            + "|dt0c01\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}|phx_[A-Za-z0-9]{43,50}|lin_api_[A-Za-z0-9]{40})(?![A"
                            + "-Za-z0-9])",
                    Verifiers::randomTail),
            within(
                    SecretKind.of(
                            "workspace-token",
                            "Token of a workspace service",
                            "read and write documents in the owner's name",
                            "revoke the token where it was issued"),
                    "ntn_ secret_ figd_ pat sl.",
                    0,
                    "(?<![A-Za-z0-9])(?:ntn_[A-Za-z0-9]{46}|secret_[A-Za-z0-9]{43}|figd_[A-Za-z0-9_-]{40}|pat"
                            + "[A-Za-z0-9]{14}\\.[0-9a-f]{64}|sl\\.[A-Za-z0-9_-]{130,160})(?![A-Za-z0-9_-])",
                    Verifiers::randomTail),
            within(
                    SecretKind.of(
                            "hosting-token",
                            "Token of a hosting service",
                            "deploy and read applications",
                            "revoke the token where it was issued"),
                    "hrku- fm2_ nfp_ rnd_",
                    0,
                    "(?<![A-Za-z0-9])(?:HRKU-[A-Za-z0-9_-]{36,64}|fm2_[A-Za-z0-9+/]{100,1000}={0,3}|nfp_[A-Za"
                            + "-z0-9]{36,40}|rnd_[A-Za-z0-9]{28})(?![A-Za-z0-9])",
                    Verifiers::randomTail),
            within(
                    new SecretKind(
                            "jwt",
                            "Signed JSON Web Token",
                            "act as whom the token names until it expires",
                            "end the session, or change the key that signed it",
                            Severity.HIGH),
                    "eyj",
                    0,
                    "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,2000}\\.eyJ[A-Za-z0-9_-]{4,8000}\\.[A-Za-z0-9_-]{20,1"
                            + "400}(?![A-Za-z0-9_-])",
                    Verifiers::jwt),
            within(
                    SecretKind.of(
                            "teams-webhook",
                            "Microsoft Teams webhook",
                            "post messages in the owner's name",
                            "remove the webhook from the channel"),
                    "webhook.office.com/",
                    0,
                    "webhook\\.office\\.com/webhookb2/[a-z0-9-]{36}@[a-z0-9-]{36}/IncomingWebhook/([a-z0-9]{32}/[a-z0-9-]{36})",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "payment-key",
                            "Key of a payment or shipping service",
                            "act for the account",
                            "revoke the key where it was issued"),
                    "ezak eztk shippo_live_ flwseck-",
                    0,
                    "(?<![A-Za-z0-9])(?:EZ[AT]K[A-Za-z0-9]{54}|shippo_live_[0-9a-fA-F]{40}|FLWSECK-[0-9a-f]{32}-X)(?![A-Za-z0-9])",
                    Verifiers::body),
            within(
                    SecretKind.of(
                            "facebook-token",
                            "Facebook token",
                            "act as the page or the application",
                            "invalidate the token in the developer console"),
                    "eaam eaac",
                    0,
                    "(?<![A-Za-z0-9])EAA[MC][A-Za-z0-9]{100,400}(?![A-Za-z0-9])",
                    Verifiers.randomAfter(4)));

    private ServiceFormats() {}
}
