package io.windlass.activities.aistore.http.token;

import java.util.Optional;

/**
 * What an OAuth 2.0 service wants to know beside user and password.
 *
 * @param endpoint path of the token endpoint; empty where the URL of the service is that already
 * @param scope what to ask for; empty for what the service gives by itself
 */
public record Grant(String clientId, String endpoint, Optional<String> scope) {}
