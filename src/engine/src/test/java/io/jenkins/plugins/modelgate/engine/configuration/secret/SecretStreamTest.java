package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Streams: borders, encodings, lines, and inputs made to take time. */
public class SecretStreamTest {
    private static final Dice DICE = new Dice(7);
    private static final String TOKEN = PlantedValues.TOKENS.get("github").apply(DICE);

    @Test
    public void secretsAcrossBordersAreFoundOnceAtEveryOffset() throws IOException {
        for (int before = 0; before < 1100; before += 7) {
            String text = "x\n".repeat(before) + "a " + TOKEN + " b\n" + "y\n".repeat(600);
            List<Secret> found = search(text, StandardCharsets.ISO_8859_1, 1024, 128);
            assertThat(found).as("%d lines before", before).hasSize(1);
            assertThat(found.get(0).line()).isEqualTo(before + 1);
            assertThat(found.get(0).start()).isEqualTo(2L * before + 2);
            assertThat(found.get(0).length()).isEqualTo(TOKEN.length());
        }
    }

    @Test
    public void namesBeforeABorderStillNameTheirValues() throws IOException {
        for (int before = 0; before < 1100; before += 11) {
            String text = "-\n".repeat(before) + "db_password: \"Zephyr-4711!\"\n" + "-\n".repeat(600);
            assertThat(search(text, StandardCharsets.UTF_8, 1024, 128))
                    .as("%d lines before", before)
                    .hasSize(1);
        }
    }

    @Test
    public void sixteenBitTextIsRead() throws IOException {
        String text = "first\nGITHUB = " + TOKEN + "\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(search(text, charset, 4096, 256)).as(charset.name()).hasSize(1);
            assertThat(search("\uFEFF" + text, charset, 4096, 256))
                    .as(charset.name())
                    .hasSize(1);
        }
    }

    @Test
    public void sixteenBitTextInAnotherScriptIsRead() throws IOException {
        String comment = "# " + "\u6a21\u578b\u8a2d\u5b9a".repeat(600) + "\n";
        String text = comment + "GITHUB = " + TOKEN + "\n" + "debug = false\n".repeat(40);
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(search("\uFEFF" + text, charset, 1 << 16, 256))
                    .as(charset.name())
                    .hasSize(1);
            assertThat(search(text, charset, 1 << 16, 256))
                    .as("without mark, " + charset.name())
                    .hasSize(1);
        }
    }

    @Test
    public void binaryFilesAreSearched() throws IOException {
        byte[] bytes = ("\0\1\2\3" + TOKEN + "\0\0\7").getBytes(StandardCharsets.ISO_8859_1);
        List<Secret> found = new ArrayList<>();
        new SecretStream(new ByteArrayInputStream(bytes), Manner.WORDS).forEach(found::add, line -> {});
        assertThat(found).hasSize(1);
    }

    @Test
    public void aStreamThatBreaksIsNotPassedOver() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };
        assertThatThrownBy(() -> new SecretStream(broken, Manner.WORDS).forEach(secret -> {}, line -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    public void nothingTakesMoreThanItsLength() throws IOException {
        String[] parts = {
            "-----BEGIN PRIVATE KEY-----",
            "key=\"",
            "key: |",
            "<key>",
            "curl -u a ",
            "eyJhbGciOiJIUzI1NiJ9.",
            "http://a:",
            "token ",
            "value: name: ",
            "sk-",
            "QUtJQUFBQUFBQUFB",
            "password=",
            "key='''",
            "Basic aaaa",
            "xoxb-123456-",
            "name=key value=",
            "\\\"key\\\":"
        };
        for (String part : parts) {
            String text = part.repeat((1 << 16) / part.length());
            long start = cpu();
            search(text, StandardCharsets.ISO_8859_1, SecretStream.PIECE, SecretStream.OVERLAP);
            assertThat((cpu() - start) / 1e9).as(part).isLessThan(4);
        }
    }

    /** Of this thread alone: others may use the machine. In nanoseconds. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<Secret> search(String text, Charset charset, int piece, int overlap) throws IOException {
        List<Secret> found = new ArrayList<>();
        new SecretStream(new ByteArrayInputStream(text.getBytes(charset)), Manner.WORDS, piece, overlap)
                .forEach(found::add, line -> {});
        return found;
    }

    /** A text in base64 that nobody decodes to its end is told, an image is none. */
    @Test
    public void longTextsInBase64AreNotPassedOver() throws IOException {
        byte[] plain = "nothing to see here\n".repeat(40_000).getBytes(StandardCharsets.US_ASCII);
        String long64 = Base64.getEncoder().encodeToString(plain);
        assertThat(unread("a: 1\nb: " + long64 + "\n")).containsExactly(2);
        String border = "x".repeat(SecretStream.PIECE - 100_000) + "\nb: " + long64.substring(0, 400_000) + "\n";
        assertThat(unread(border)).contains(2);
        assertThat(unread("b: " + long64.substring(0, 400_000) + "\n")).isEmpty();
        byte[] image = new byte[900_000];
        new Random(8).nextBytes(image);
        assertThat(unread("b: " + Base64.getEncoder().encodeToString(image))).isEmpty();
    }

    /** Wherever a border falls, in lines too and in 16 bit, a secret in base64 is found or its text is told. */
    @Test
    public void noBorderHidesWhatIsInBase64() throws IOException {
        byte[] plain =
                ("nothing to see here\n".repeat(30) + "token = " + TOKEN + "\n").getBytes(StandardCharsets.US_ASCII);
        String one = Base64.getEncoder().encodeToString(plain);
        String wrapped = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(plain);
        for (Charset charset : List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16LE)) {
            for (String coded : List.of(one, wrapped)) {
                for (int before = 2000; before < 4200; before += 3) {
                    String text = "-\n".repeat(before / 2) + "b: " + coded + "\n" + "-\n".repeat(4000);
                    List<Secret> found = new ArrayList<>();
                    List<Integer> unread = new ArrayList<>();
                    new SecretStream(new ByteArrayInputStream(text.getBytes(charset)), Manner.WORDS, 4096, 512)
                            .forEach(found::add, unread::add);
                    assertThat(found.size() + unread.size())
                            .as("%s, %d before", charset, before)
                            .isPositive();
                }
            }
        }
    }

    private static List<Integer> unread(String text) throws IOException {
        List<Integer> lines = new ArrayList<>();
        new SecretStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), Manner.WORDS)
                .forEach(secret -> {}, lines::add);
        return lines;
    }
}
