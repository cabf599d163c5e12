/** Detached CMS (PKCS#7) signatures, RFC 5652, by Bouncy Castle; who may sign, {@code signature.certificate} says. */
package io.jenkins.plugins.modelgate.engine.signature.cms;
