package io.jenkins.plugins.modelgate.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signs of the verdicts; their shapes differ, not only their colours. */
final class HtmlIcon {
    private HtmlIcon() {}

    /** As part of the page, in the colour of the text around it; the words beside it say the same. */
    static String of(Verdict verdict) {
        return "<svg viewBox=\"0 0 48 48\" aria-hidden=\"true\" focusable=\"false\">"
                + shapes(verdict, "currentColor", "var(--tone-paper)") + "</svg>";
    }

    /** As an address of an image. */
    static String favicon(Verdict verdict) {
        String colour = switch (verdict) {
            case PASSED -> "#17713f";
            case FAILED -> "#b3261e";
            case INCOMPLETE -> "#b07400";
        };
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\">"
                + shapes(verdict, colour, "#ffffff") + "</svg>";
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.US_ASCII));
    }

    private static String shapes(Verdict verdict, String colour, String sign) {
        String shape = switch (verdict) {
            case PASSED -> "<circle cx=\"24\" cy=\"24\" r=\"22\" ";
            case FAILED -> "<path d=\"M15 2h18l13 13v18L33 46H15L2 33V15z\" ";
            case INCOMPLETE -> "<path d=\"M24 3 46 43H2z\" stroke-linejoin=\"round\" ";
        };
        String inner = switch (verdict) {
            case PASSED -> "M14 25l7 7 14-15";
            case FAILED -> "M16 16l16 16M32 16L16 32";
            case INCOMPLETE -> "M24 17v13M24 36v.5";
        };
        return shape + "fill=\"" + colour + "\"/><path d=\"" + inner + "\" fill=\"none\" stroke=\"" + sign
                + "\" stroke-width=\"4.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
    }
}
