package io.jenkins.plugins.modelgate.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

/** What a spool keeps is what went by. */
public class SpoolTest {
    @Test
    public void whatWasReadOrSkippedCanBeReadAgain() throws Exception {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            byte[] content = new byte[random.nextInt(100_000)];
            random.nextBytes(content);
            Spool spool = new Spool(new ByteArrayInputStream(content));
            byte[] buffer = new byte[20_000];
            long taken = 0;
            for (long step = 1; step > 0; taken += Math.max(0, step)) {
                step = random.nextBoolean()
                        ? spool.read(buffer, 0, 1 + random.nextInt(buffer.length - 1))
                        : spool.skip(1 + random.nextInt(50_000));
            }
            assertThat(taken).as("seed %d", seed).isEqualTo(content.length);
            int from = random.nextInt(content.length + 1);
            assertThat(spool.openAt(from).readAllBytes())
                    .as("seed %d", seed)
                    .isEqualTo(Arrays.copyOfRange(content, from, content.length));
        }
    }

    @Test
    public void whatIsTooLongIsNotKept() throws Exception {
        Spool spool = new Spool(new ByteArrayInputStream(new byte[Spool.MOST + 1]));
        spool.readAllBytes();
        assertThat(spool.isWhole()).isFalse();
    }
}
