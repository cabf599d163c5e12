package io.jenkins.plugins.modelgate.engine.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** What real unpickling does beyond one BUILD with a dict; AttackTest has the gadgets of the same shape. */
public class SecondStateTest {
    @Test
    public void aSecondStateIsTakenAfterOneOfPlainAttributes() {
        byte[] pickle = namespace()
                .ops("}")
                .str("a")
                .integer(1)
                .ops("sb}")
                .str("b")
                .integer(2)
                .ops("sb")
                .stop();
        assertThat(Recorder.run(pickle).rules).isEmpty();
    }

    @Test
    public void slotsAreTakenUnderOrdinaryNames() {
        byte[] pickle = namespace()
                .ops("N}")
                .str("a")
                .integer(1)
                .op('s')
                .op(0x86)
                .ops("b")
                .stop();
        assertThat(Recorder.run(pickle).rules).isEmpty();
    }

    @Test
    public void aSecondStateOfATypeIsRefused() {
        byte[] pickle = Pickles.protocol(4)
                .stackGlobal("numpy", "dtype")
                .str("f8")
                .callWithOne()
                .ops("(K\u0003X\u0001\u0000\u0000\u0000<NNNJ\u0000\u0000\u0000\u0000J\u0000\u0000\u0000\u0000K\u0000tb")
                .ops("(K\u0003X\u0001\u0000\u0000\u0000<NNNJ\u0000\u0000\u0000\u0000J\u0000\u0000\u0000\u0000K\u0000tb")
                .stop();
        assertThat(Recorder.run(pickle).rules).containsExactly("pickle/unsafe-call");
    }

    private static Pickles namespace() {
        return Pickles.protocol(4).stackGlobal("argparse", "Namespace").op(')').op(0x81);
    }
}
