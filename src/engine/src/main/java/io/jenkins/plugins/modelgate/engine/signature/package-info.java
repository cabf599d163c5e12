/**
 * Who vouches for a model: signatures of the field's formats, the people and keys that are trusted, and making such
 * signatures. Says what holds; what follows from it, the policy decides.
 */
package io.jenkins.plugins.modelgate.engine.signature;
