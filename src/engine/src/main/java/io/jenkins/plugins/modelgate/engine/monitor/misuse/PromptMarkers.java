package io.jenkins.plugins.modelgate.engine.monitor.misuse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks of attempts to take over a language model: a small, readable set of patterns, sought in the text as it is dressed up and as it
 * is packed (Base64, hexadecimal, percent signs, read backwards, moved by thirteen letters). It finds known wordings and no new ones;
 * whoever writes something else is not found.
 */
public final class PromptMarkers {
    /** Longer texts are looked at so far; the rest is told to be left out. */
    public static final int MOST = 1 << 18;

    /** What is found. */
    public enum Marker {
        /** Earlier instructions shall no longer hold. */
        OVERRIDE(
                "calls to ignore instructions",
                "(ignor|disregard|forget|overrid|bypass|overlook)[a-z]{0,24}(previous|prior|above|earlier|preceding|foregoing|system|initial|original)"
                        + "[a-z]{0,16}(instruction|prompt|rule|guideline|direction|message|command)"
                        + "|ignoriere[a-z]{0,16}(vorherig|bisherig|obig|vorangegangen)[a-z]{0,6}(anweisung|regel|befehl)"
                        + "|(ignore|oublie)[a-z]{0,12}instructions(precedentes|anterieures|cidessus)"
                        + "|(ignora|olvida)[a-z]{0,12}(instrucciones|istruzioni)(anteriores|previas|precedenti)"),
        /** What the model was told shall be shown. */
        REVEAL(
                "calls to show hidden instructions",
                "(reveal|print|show|repeat|output|leak|display|tellme|giveme)[a-z]{0,24}(systemprompt|systemmessage|initialprompt|hiddenprompt|"
                        + "hiddeninstruction|yourinstruction|developermessage)"),
        /** The model shall be somebody without rules. */
        PERSONA(
                "calls to be somebody without rules",
                "doanythingnow|youarenow(dan|stan|aim|evil|free|unrestricted|jailbroken)|(enable|enter|activate)[a-z]{0,8}developermode"
                        + "|(act|pretend|respond|behave|answer)[a-z]{0,40}(without|with?no|free(from|of))[a-z]{0,12}(restriction|filter|censorship|guideline|"
                        + "ethicalconstraint|safety)"),
        /** Marks of chat templates, which decide who speaks. */
        ROLE("marks of chat templates", null);

        private final String words;
        private final Pattern pattern;

        Marker(String words, String pattern) {
            this.words = words;
            this.pattern = pattern == null ? null : Pattern.compile(pattern);
        }

        /** For people, in the plural. */
        public String words() {
            return words;
        }
    }

    private static final Pattern ROLES = Pattern.compile(
            "<\\|\\s*(im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\\s*\\|>|\\[/?INST\\]|<</?SYS>>"
                    + "|<(start|end)_of_turn>");
    private static final Pattern PACKED = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F][0-9a-fA-F\\s:]{22,}");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2}){4}");
    /** One of these is in whatever a pattern finds; few texts have any, and looking for them is cheap. */
    private static final List<String> NEEDED = List.of(
            "struc",
            "prompt",
            "rule",
            "guideline",
            "direction",
            "message",
            "command",
            "anweisung",
            "regel",
            "befehl",
            "struzion",
            "anythingnow",
            "youarenow",
            "developermode",
            "restriction",
            "filter",
            "censorship",
            "ethical",
            "safety");

    private static final int DEPTH = 2;
    private static final int PIECES = 200;

    private PromptMarkers() {}

    /** All that are in the first {@link #MOST} characters. */
    public static Set<Marker> of(String text) {
        Set<Marker> found = EnumSet.noneOf(Marker.class);
        collect(text.length() > MOST ? text.substring(0, MOST) : text, DEPTH, found);
        return found;
    }

    private static void collect(String text, int depth, Set<Marker> found) {
        if (ROLES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find()) {
            found.add(Marker.ROLE);
        }
        String squeezed = FoldedText.squeezed(text);
        words(squeezed, found);
        words(FoldedText.leet(text), found);
        words(new StringBuilder(squeezed).reverse().toString(), found);
        words(FoldedText.rotated(squeezed), found);
        if (depth > 0) {
            unpack(text, depth, found);
        }
    }

    private static void words(String squeezed, Set<Marker> found) {
        if (NEEDED.stream().noneMatch(squeezed::contains)) {
            return;
        }
        for (Marker marker : Marker.values()) {
            if (marker.pattern != null
                    && !found.contains(marker)
                    && marker.pattern.matcher(squeezed).find()) {
                found.add(marker);
            }
        }
    }

    private static void unpack(String text, int depth, Set<Marker> found) {
        Matcher packed = PACKED.matcher(text);
        for (int i = 0; i < PIECES && packed.find(); i++) {
            inside(base64(packed.group()), depth, found);
        }
        Matcher hex = HEX.matcher(text);
        for (int i = 0; i < PIECES && hex.find(); i++) {
            inside(hex(hex.group()), depth, found);
        }
        if (PERCENT.matcher(text).find()) {
            inside(percent(text), depth, found);
        }
    }

    private static void inside(byte[] bytes, int depth, Set<Marker> found) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!text.isEmpty()) {
                collect(text, depth - 1, found);
            }
        } catch (CharacterCodingException e) {
            // No text is packed there.
            return;
        }
    }

    private static byte[] base64(String run) {
        String plain = run.replace('-', '+').replace('_', '/').replace("=", "");
        return Base64.getDecoder().decode(plain.substring(0, plain.length() - (plain.length() % 4 == 1 ? 1 : 0)));
    }

    private static byte[] hex(String run) {
        String digits = run.replaceAll("[\\s:]", "");
        return HexFormat.of().parseHex(digits.substring(0, digits.length() & ~1));
    }

    private static byte[] percent(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(16 * high + low);
                i += 2;
            } else {
                bytes.write(c < 0x80 ? c : '?');
            }
        }
        return bytes.toByteArray();
    }
}
