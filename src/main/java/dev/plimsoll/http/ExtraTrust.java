package dev.plimsoll.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's certificates and those of a PEM file, trusted alike. */
record ExtraTrust(SSLSocketFactory sockets, X509TrustManager trust) {

    /** Throws where the file cannot be read or holds no certificate. */
    static ExtraTrust of(Path pem) throws IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            List<Certificate> anchors =
                    new ArrayList<>(Arrays.asList(trusting(null).getAcceptedIssuers()));
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                if (certificate instanceof X509Certificate) anchors.add(certificate);
            }
            X509TrustManager trust = trusting(storeOf(anchors));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new ExtraTrust(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificates can be read from " + pem, e);
        }
    }

    private static KeyStore storeOf(List<Certificate> anchors)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < anchors.size(); i++)
            store.setCertificateEntry("ca" + i, anchors.get(i));
        return store;
    }

    private static X509TrustManager trusting(@Nullable KeyStore anchors)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) return x509;
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
