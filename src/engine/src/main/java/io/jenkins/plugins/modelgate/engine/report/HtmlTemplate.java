package io.jenkins.plugins.modelgate.engine.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of the page that stand as resources beside this class, and the page that is assembled from them. */
final class HtmlTemplate {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private HtmlTemplate() {}

    /** Writes what belongs into one slot of the page. */
    interface Slot {
        void write(HtmlWriter html) throws IOException;
    }

    /** Writes the page, slot by slot. */
    static void write(String page, Map<String, Slot> slots, HtmlWriter html) throws IOException {
        Matcher matcher = SLOT.matcher(page);
        int from = 0;
        while (matcher.find()) {
            html.mark(page.substring(from, matcher.start()));
            Slot slot = slots.get(matcher.group(1));
            if (slot == null) {
                throw new IllegalStateException("Nothing for the slot " + matcher.group(1));
            }
            slot.write(html);
            from = matcher.end();
        }
        html.mark(page.substring(from));
    }

    /** Resources one behind the other, with line feeds as browsers see them before they hash a script or style. */
    static String resources(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            try (InputStream in = HtmlTemplate.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new FileNotFoundException(name);
                }
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
            } catch (IOException e) {
                throw new IllegalStateException("The engine's jar is damaged: " + name, e);
            }
        }
        return text.toString();
    }

    /** Source expression of a Content Security Policy that allows exactly this inline script or style. */
    static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
