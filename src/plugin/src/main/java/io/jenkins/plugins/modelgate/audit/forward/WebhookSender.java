package io.jenkins.plugins.modelgate.audit.forward;

import hudson.util.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One request for one batch. A receiver has taken it when it answers 2xx; redirects are not followed, because the entries
 * are for this receiver alone.
 */
final class WebhookSender implements Sender {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final String HMAC = "HmacSHA256";

    private final URI url;
    private final Secret secret;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    WebhookSender(URI url, Secret secret) {
        this.url = url;
        this.secret = secret;
    }

    @Override
    public void send(EntryBatch batch) throws IOException, InterruptedException {
        byte[] body = body(batch);
        String time = String.valueOf(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(REQUEST)
                .header("Content-Type", "application/json")
                .header("User-Agent", "model-gate")
                .header("X-Model-Gate-Delivery", batch.first() + "-" + (batch.end() - 1))
                .header("X-Model-Gate-Timestamp", time)
                .header("X-Model-Gate-Signature", "v1=" + signature(secret.getPlainText(), time, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the receiver answered with status " + status);
        }
    }

    /** The entries' own bytes inside of an object: whoever hashes them gets the leaves of the log. */
    private static byte[] body(EntryBatch batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // An origin is a name of a signed note: neither quotes nor spaces.
        out.writeBytes(("{\"origin\":\"" + batch.origin() + "\",\"entries\":[").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < batch.entries().size(); i++) {
            String head = (i == 0 ? "" : ",") + "{\"index\":" + (batch.first() + i) + ",\"entry\":";
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(batch.entries().get(i));
            out.write('}');
        }
        out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** HMAC-SHA256 over {@code time + "." + body}, hexadecimal. */
    static String signature(String secret, String time, byte[] body) throws IOException {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no " + HMAC, e);
        }
    }

    @Override
    public void close() {
        // Its threads end with the client.
    }
}
