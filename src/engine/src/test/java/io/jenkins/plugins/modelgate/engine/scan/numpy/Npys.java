package io.jenkins.plugins.modelgate.engine.scan.numpy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts npy files together. */
final class Npys {
    private Npys() {}

    static byte[] file(int version, String header, byte[] data) {
        byte[] text = header.getBytes(version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        for (int i = 0; i < (version == 1 ? 2 : 4); i++) {
            out.write(text.length >> 8 * i);
        }
        out.writeBytes(text);
        out.writeBytes(data);
        return out.toByteArray();
    }

    /** A header as NumPy writes it. */
    static String header(String descr, String shape) {
        return "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
    }
}
