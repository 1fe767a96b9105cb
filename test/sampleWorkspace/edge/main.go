// Command edge is the front door of the shop: TLS, HTTP/2 and a circuit breaker for the services behind it.
package main

import (
	"errors"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"sync"
	"time"
)

var errCircuitOpen = errors.New("circuit breaker is open")

// circuitBreaker refuses requests for a while after too many failures in a row.
type circuitBreaker struct {
	next      http.RoundTripper
	threshold int
	openFor   time.Duration

	mu       sync.Mutex
	failures int
	openedAt time.Time
}

// RoundTrip implements http.RoundTripper.
func (b *circuitBreaker) RoundTrip(request *http.Request) (*http.Response, error) {
	b.mu.Lock()
	if b.failures >= b.threshold {
		if time.Since(b.openedAt) < b.openFor {
			b.mu.Unlock()
			return nil, errCircuitOpen
		}
		b.openedAt = time.Now() // half-open: this request is the probe, the others are still refused
	}
	b.mu.Unlock()

	response, err := b.next.RoundTrip(request)

	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil && response.StatusCode < http.StatusInternalServerError {
		b.failures = 0
	} else if b.failures++; b.failures == b.threshold {
		b.openedAt = time.Now()
	}
	return response, err
}

// advertiseHTTP3 tells clients that they may come back over QUIC.
func advertiseHTTP3(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Alt-Svc", `h3=":8443"; ma=86400`)
		next.ServeHTTP(w, r)
	})
}

func main() {
	catalog := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: "catalog:8000"})
	catalog.Transport = &circuitBreaker{next: http.DefaultTransport, threshold: 5, openFor: 30 * time.Second}

	server := &http.Server{
		Addr:              ":8443",
		Handler:           advertiseHTTP3(catalog), // net/http speaks HTTP/2 by itself as soon as there is TLS
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(server.ListenAndServeTLS("edge.crt", "edge.key"))
}
