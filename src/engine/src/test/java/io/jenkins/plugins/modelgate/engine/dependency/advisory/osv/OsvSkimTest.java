package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvData.ranges;
import static io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvData.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

/** Nothing that the reader would take for a wanted package passes as one of no concern, however it is written. */
public class OsvSkimTest {
    private static final Set<PackageKey> WANTED = Set.of(new PackageKey(Ecosystem.PYPI, "a"));
    private static final String OTHER = record("X-1", "PyPI", "b", ranges("ECOSYSTEM", "{\"introduced\":\"0\"}"));

    @Test
    public void whatConcernsNobodyIsSeenAtOnce() {
        String decoys = OTHER.replace(
                "\"affected\"",
                "\"details\":\"\\\\\\\"affected\\\":[{\\\"package\\\":{\\u007b\\n\",\"database_specific\":{\"affected\":[{\"package\":"
                        + "{\"ecosystem\":\"PyPI\",\"name\":\"a\"}}],\"n\":[-1.5E+3,true,null,{}]},\"affected\"");
        for (String text :
                List.of(OTHER, decoys, " \r\n\t" + OTHER.replace(":", " : ").replace(",", "\n,") + "\n")) {
            OsvRecord foreign = foreign(text.replace("T00 : 00 : 00Z", "T00:00:00Z"));
            assertThat(foreign).as(text).isNotNull();
            assertThat(foreign.id()).isEqualTo("X-1");
            assertThat(foreign.modified()).isEqualTo(1_795_132_800_000L);
            assertThat(foreign.ecosystems()).isEqualTo(1 << Ecosystem.PYPI.ordinal());
        }
        assertThat(foreign(OTHER.replace("PyPI", "Go")).ecosystems()).isEqualTo(PackageKey.OTHERS);
    }

    @Test
    public void whatIsUnusualIsLeftToTheReader() {
        String entry = "{\"package\":{\"ecosystem\":\"PyPI\",\"name\":\"b\"}";
        for (String text : List.of(
                OTHER.replace("\"b\"", "\"a\""),
                OTHER.replace("\"b\"", "\"A\""),
                OTHER.replace("\"b\"", "\"\\u0061\""),
                OTHER.replace("\"b\"", "\"b\\u0061\""),
                OTHER.replace("\"b\"", "\"\u0430\""),
                OTHER.replace("\"b\"", "\"b\",\"name\":\"a\""),
                OTHER.replace("\"b\"", "\"b\",\"n\\u0061me\":\"a\""),
                OTHER.replace("\"b\"", "null"),
                OTHER.replace("PyPI", "P\\u0079PI"),
                OTHER.replace("\"b\"", "\"a\"").replace("PyPI", "pypi:https://x"),
                OTHER.replace(entry, "{\"package\":{\"ecosystem\":\"PyPI\",\"name\":\"a\"}}," + entry),
                OTHER.replace(entry, entry + ",\"package\":{\"ecosystem\":\"PyPI\",\"name\":\"a\"}"),
                OTHER.replace(entry, entry + ",\"p\\u0061ckage\":{\"ecosystem\":\"PyPI\",\"name\":\"a\"}"),
                OTHER.replace("\"affected\"", "\"affected\":[],\"affected\""),
                OTHER.replace("\"affected\"", "\"\\u0061ffected\""),
                OTHER.replace("\"affected\"", "\"affected\":null,\"x\""),
                OTHER.replace("\"id\"", "\"id\":\"X-2\",\"id\""),
                OTHER.replace("X-1", "X 1"),
                OTHER.replace("X-1", ""),
                OTHER.replace(OsvData.MODIFIED, "yesterday"),
                OTHER + OTHER,
                OTHER.substring(0, OTHER.length() - 1),
                "\ufeff" + OTHER,
                "{}",
                "[]",
                "")) {
            assertThat(foreign(text)).as(text).isNull();
        }
        byte[] wide = OTHER.getBytes(StandardCharsets.UTF_16LE);
        assertThat(new OsvSkim(WANTED).foreign(wide, wide.length)).isNull();
    }

    /** Against the reader, on texts that are nearly records. */
    @Test
    public void aLookAndTheReaderAgreeWhateverIsChanged() {
        String[] pieces = {
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"name\":\"a\",",
            "\\u0061",
            "\"affected\":[",
            "\"package\":{",
            "null",
            "1",
            "\"id\":",
            " ",
            "\u00e4",
            "\"a\"",
            "\"PyPI\"",
            "\u0000"
        };
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(OTHER);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(6));
                text.replace(from, random.nextBoolean() ? from : to, pieces[random.nextInt(pieces.length)]);
            }
            OsvFuzz.fuzzerTestOneInput(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static OsvRecord foreign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new OsvSkim(WANTED).foreign(bytes, bytes.length);
    }
}
