package io.jenkins.plugins.modelgate.engine.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small contents for images of tests. */
public final class Contents {
    private Contents() {}

    /** A pickle that calls os.system when it is loaded. */
    public static byte[] hostilePickle() {
        return LayoutBuilder.text("cos\nsystem\n(S'id'\ntR.");
    }

    /** A safetensors file with one tensor. */
    public static byte[] safetensors() {
        byte[] header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}  "
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(8 + header.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(header.length).put(header).putFloat(1).array();
    }
}
