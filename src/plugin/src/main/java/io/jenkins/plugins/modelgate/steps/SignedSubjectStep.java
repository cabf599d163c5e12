package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What steps about signed things have in common: the path, the policy, and by whom they must be signed. What a step demands
 * comes on top of what the policy demands; a Pipeline chooses nobody whom the administrator does not trust.
 */
public abstract class SignedSubjectStep extends GateStep {
    private final String path;
    private String publicKey;
    private String certificateRoots;
    private String subject;
    private String san;
    private String fingerprint;
    private String crl;
    private String trustedRoot;
    private String identity;
    private String issuer;

    /** @param path relative to the workspace */
    SignedSubjectStep(String path) {
        this.path = path;
    }

    public final String getPath() {
        return path;
    }

    @CheckForNull
    public final String getPublicKey() {
        return publicKey;
    }

    /** @param publicKey the key that must have signed: PEM, or a PEM file of the workspace */
    @DataBoundSetter
    public final void setPublicKey(@CheckForNull String publicKey) {
        this.publicKey = Util.fixEmptyAndTrim(publicKey);
    }

    @CheckForNull
    public final String getCertificateRoots() {
        return certificateRoots;
    }

    /** @param certificateRoots the authorities of the certificate that must have signed: PEM, or a PEM file of the workspace */
    @DataBoundSetter
    public final void setCertificateRoots(@CheckForNull String certificateRoots) {
        this.certificateRoots = Util.fixEmptyAndTrim(certificateRoots);
    }

    @CheckForNull
    public final String getSubject() {
        return subject;
    }

    /** @param subject subject of that certificate */
    @DataBoundSetter
    public final void setSubject(@CheckForNull String subject) {
        this.subject = Util.fixEmptyAndTrim(subject);
    }

    @CheckForNull
    public final String getSan() {
        return san;
    }

    /** @param san alternative name of that certificate */
    @DataBoundSetter
    public final void setSan(@CheckForNull String san) {
        this.san = Util.fixEmptyAndTrim(san);
    }

    @CheckForNull
    public final String getFingerprint() {
        return fingerprint;
    }

    /** @param fingerprint SHA-256 of that certificate, or fingerprint of an OpenPGP key */
    @DataBoundSetter
    public final void setFingerprint(@CheckForNull String fingerprint) {
        this.fingerprint = Util.fixEmptyAndTrim(fingerprint);
    }

    @CheckForNull
    public final String getCrl() {
        return crl;
    }

    /** @param crl revocation lists of the authorities: PEM, or a PEM file of the workspace */
    @DataBoundSetter
    public final void setCrl(@CheckForNull String crl) {
        this.crl = Util.fixEmptyAndTrim(crl);
    }

    @CheckForNull
    public final String getTrustedRoot() {
        return trustedRoot;
    }

    /** @param trustedRoot trusted root of Sigstore: JSON, or a file of the workspace */
    @DataBoundSetter
    public final void setTrustedRoot(@CheckForNull String trustedRoot) {
        this.trustedRoot = Util.fixEmptyAndTrim(trustedRoot);
    }

    @CheckForNull
    public final String getIdentity() {
        return identity;
    }

    /** @param identity Sigstore identity that must have signed */
    @DataBoundSetter
    public final void setIdentity(@CheckForNull String identity) {
        this.identity = Util.fixEmptyAndTrim(identity);
    }

    @CheckForNull
    public final String getIssuer() {
        return issuer;
    }

    /** @param issuer who vouches for that identity */
    @DataBoundSetter
    public final void setIssuer(@CheckForNull String issuer) {
        this.issuer = Util.fixEmptyAndTrim(issuer);
    }
}
