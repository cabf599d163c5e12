package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Escapes what an HTML parser would see in a script element's JSON: no {@code </script>}, no {@code <!--}. */
final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private static final int[] ASCII = CharacterEscapes.standardAsciiEscapesForJSON();

    static {
        for (char c : new char[] {'<', '>', '&', '\''}) {
            ASCII[c] = CharacterEscapes.ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @CheckForNull
    @Override
    public SerializableString getEscapeSequence(int c) {
        return c == '\u2028' || c == '\u2029' ? new SerializedString(String.format("\\u%04x", c)) : null;
    }
}
