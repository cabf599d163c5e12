package io.jenkins.plugins.modelgate.engine.signature.detached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** Lines of sha256sum, and whatever pretends to be some. */
public class ListingTest {
    private static final String HEX = "a".repeat(64);

    private static java.util.Map<String, String> parse(String text) throws SignatureException {
        return Listing.parse(text.getBytes(StandardCharsets.UTF_8), "the listing");
    }

    @Test
    public void linesOfSha256sum() throws Exception {
        String text = HEX + "  a\n" + HEX + " *b/c d\n" + HEX + "  ./e\n\\" + HEX + "  f\\\\g\\nh\\r\n";
        assertThat(parse(text).keySet()).containsExactlyInAnyOrder("a", "b/c d", "e", "f\\g\nh\r");
    }

    @Test
    public void linesThatAreNone() {
        for (String line : new String[] {
            "",
            "a",
            HEX,
            HEX + " a",
            HEX + "  ",
            HEX.substring(1) + "  a",
            HEX.toUpperCase(java.util.Locale.ROOT) + "  a",
            HEX + "  /a",
            HEX + "  ../a",
            HEX + "  a/../b",
            HEX + "  a//b",
            HEX + "  a/",
            HEX + "  a\0b",
            "\\" + HEX + "  a\\x",
            HEX + "  a\n" + HEX + "  ./a",
            "SHA256 (a) = " + HEX
        }) {
            assertThatThrownBy(() -> parse(line)).as(line).isInstanceOf(SignatureException.class);
        }
        assertThatThrownBy(() -> Listing.parse(new byte[] {(byte) 0xFF}, "x")).hasMessageContaining("UTF-8");
    }
}
