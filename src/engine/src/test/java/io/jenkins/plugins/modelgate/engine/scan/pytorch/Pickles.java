package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few pickles that these tests need, opcode by opcode. */
final class Pickles {
    /** {@code os.system('true')}, called when it is loaded. */
    static final byte[] EVIL = "cos\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.ISO_8859_1);

    private Pickles() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A pickle of one persistent id: {@code ('storage', torch.FloatStorage, key, 'cpu', elements)}. */
    static byte[] storage(String type, String key, int elements) {
        return text("\u0080\u0002((S'storage'\nctorch\n" + type + "\nS'" + key + "'\nS'cpu'\nI" + elements + "\ntQl.");
    }

    /** As {@link #storage}, with the view of the legacy form. */
    static byte[] legacyStorage(String key, int elements) {
        return text("\u0080\u0002((S'storage'\nctorch\nFloatStorage\nS'" + key + "'\nS'cpu'\nI" + elements + "\nNtQl.");
    }

    static final byte[] MAGIC = text("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.");
    static final byte[] VERSION = text("\u0080\u0002M\u00e9\u0003.");
    static final byte[] SYSTEM = text("\u0080\u0002}(S'protocol_version'\nM\u00e9\u0003S'little_endian'\n\u0088u.");

    /** The list of storage keys. */
    static byte[] keys(String... keys) {
        StringBuilder list = new StringBuilder("\u0080\u0002](");
        for (String key : keys) {
            list.append('X').append((char) key.length()).append("\0\0\0").append(key);
        }
        return text(list.append("e.").toString());
    }

    /** One storage of the legacy form: its number of elements and that many floats. */
    static byte[] data(int elements, int floats) {
        byte[] data = new byte[8 + 4 * floats];
        data[0] = (byte) elements;
        return data;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
