package io.jenkins.plugins.modelgate.engine.scan.archive;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of a member as its archive tells it: decoded, and judged. Nothing is ever written to disk under it.
 *
 * @param text the name; UTF-8 where the bytes allow it, else each byte as one character
 * @param valid whether the bytes are UTF-8
 */
public record MemberName(String text, boolean valid) {
    /** Decodes the bytes of a header. */
    public static MemberName of(byte[] bytes) {
        try {
            return new MemberName(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    true);
        } catch (CharacterCodingException e) {
            return new MemberName(new String(bytes, StandardCharsets.ISO_8859_1), false);
        }
    }

    /** Reports what is wrong with the name. */
    public void judge(Inspection inspection, long offset) {
        String quoted = SafeText.quote(text);
        if (text.isEmpty()) {
            inspection.report(ArchiveRules.ODD_NAME, offset, "a member without a name");
        } else if (text.indexOf('\0') >= 0) {
            inspection.report(ArchiveRules.UNSAFE_NAME, offset, "NUL in the name " + quoted + " cuts it short");
        } else if (leaves(text)) {
            inspection.report(ArchiveRules.UNSAFE_NAME, offset, "member " + quoted);
        } else if (!valid || text.indexOf('\\') >= 0 || text.chars().anyMatch(MemberName::isControl)) {
            String why = valid ? "backslash or control character in" : "bytes that are not UTF-8 in";
            inspection.report(ArchiveRules.ODD_NAME, offset, why + " the name " + quoted);
        }
    }

    /** The path under which a name is unpacked: without a first slash, dots and double slashes; {@code ..} stays. */
    public static String plain(String name) {
        StringBuilder path = new StringBuilder(name.length());
        for (String part : name.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                path.append(path.length() == 0 ? "" : "/").append(part);
            }
        }
        return path.toString();
    }

    /** Whether a path, with either kind of slash, is absolute or has a component that climbs. */
    public static boolean leaves(String path) {
        String slashed = path.replace('\\', '/');
        return isAbsolute(slashed) || Arrays.asList(slashed.split("/", -1)).contains("..");
    }

    /**
     * Reports a link.
     *
     * @param name where the link stands
     * @param target what it names, null if that is not known
     */
    public static void judgeLink(
            Inspection inspection, long offset, String name, @CheckForNull String target, boolean hard) {
        if (target == null) {
            inspection.incomplete(
                    ArchiveRules.LINK_OUTSIDE, offset, "link " + SafeText.quote(name) + ": its target is not known");
            return;
        }
        String slashed = target.replace('\\', '/');
        int depth = hard ? 0 : depthOf(name.replace('\\', '/'));
        boolean outside = isAbsolute(slashed) || climbs(slashed, depth) || target.indexOf('\0') >= 0;
        inspection.report(
                outside ? ArchiveRules.LINK_OUTSIDE : ArchiveRules.LINK,
                offset,
                (hard ? "hard link " : "link ") + SafeText.quote(name) + " to " + SafeText.quote(target));
    }

    private static boolean isAbsolute(String path) {
        boolean drive = path.length() >= 2 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        return drive || path.startsWith("/");
    }

    /** Whether the path goes above its start, which lies {@code depth} directories below the top. */
    private static boolean climbs(String path, int depth) {
        int level = depth;
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                level--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                level++;
            }
            if (level < 0) {
                return true;
            }
        }
        return false;
    }

    private static int depthOf(String name) {
        int level = -1;
        for (String part : name.split("/", -1)) {
            level += part.isEmpty() || part.equals(".") ? 0 : 1;
        }
        return Math.max(0, level);
    }

    private static boolean isControl(int character) {
        return character < 0x20 || character == 0x7F || (character >= 0x80 && character < 0xA0);
    }
}
