package io.windlass.activities.aistore.http;

import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import java.util.Optional;

/**
 * What calls over HTTPS rest on.
 *
 * @param trust whose certificates are believed; where it is empty, those that every Java platform
 *     believes
 * @param client what is shown to a server that asks for a certificate
 * @param anybody whether any certificate is believed, whoever signed it and whatever its name
 */
public record TlsMaterial(Trust trust, Optional<Identity> client, boolean anybody) {}
