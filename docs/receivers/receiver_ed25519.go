// Receives webhooks that a key pair signs: WEBHOOK_PUBLIC_KEY=whpk_… go run receiver_ed25519.go 9000, with Go 1.19 or
// newer and nothing else.
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	tolerance = 300 * time.Second
	mostBytes = 2 * 1024 * 1024
	mostIDs   = 10_000
	// No more keys sign at a time, and to try a value is costly.
	mostValues = 5
)

var key = publicKey(os.Getenv("WEBHOOK_PUBLIC_KEY"))

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(receive), ReadTimeout: 10 * time.Second}
	fmt.Println("listening")
	log.Fatal(server.Serve(listener))
}

// publicKey is what is behind whpk_: 32 bytes.
func publicKey(text string) ed25519.PublicKey {
	decoded, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(text, "whpk_"))
	if !strings.HasPrefix(text, "whpk_") || err != nil || len(decoded) != ed25519.PublicKeySize {
		log.Fatal("WEBHOOK_PUBLIC_KEY has to be a public key, whpk_…")
	}
	return decoded
}

func receive(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(status(w, r))
}

func status(w http.ResponseWriter, r *http.Request) int {
	if r.Method != http.MethodPost {
		return http.StatusMethodNotAllowed
	}
	// The bytes as they came: parsed and written anew, they would have another signature.
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBytes))
	if err != nil {
		return http.StatusRequestEntityTooLarge
	}
	id := r.Header.Get("webhook-id")
	timestamp := r.Header.Get("webhook-timestamp")
	if !recent(timestamp) || !signed(id, timestamp, r.Header.Get("webhook-signature"), body) {
		fmt.Println("refused", id)
		return http.StatusUnauthorized
	}
	if ids.add(id) {
		// Keep it, answer, and only then work on it.
		fmt.Println("new", id, r.Header.Get("Synq-Event-Type"))
	} else {
		fmt.Println("again", id)
	}
	return http.StatusNoContent
}

// signed checks webhook-signature, which has a value for each key that signs now: one of them has to be of this key.
// Those of a shared secret begin with v1, and say nothing here.
func signed(id, timestamp, signatures string, body []byte) bool {
	message := append([]byte(id+"."+timestamp+"."), body...)
	values := strings.Split(signatures, " ")
	for i := 0; i < len(values) && i < mostValues; i++ {
		signature, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(values[i], "v1a,"))
		if strings.HasPrefix(values[i], "v1a,") && err == nil && ed25519.Verify(key, message, signature) {
			return true
		}
	}
	return false
}

func recent(timestamp string) bool {
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	age := time.Since(time.Unix(seconds, 0))
	return err == nil && age <= tolerance && age >= -tolerance
}

// lastIDs are the last ids. A receiver that must not forget has a unique column for them in its database.
type lastIDs struct {
	sync.Mutex
	seen  map[string]bool
	order []string
}

var ids = lastIDs{seen: map[string]bool{}}

func (l *lastIDs) add(id string) bool {
	l.Lock()
	defer l.Unlock()
	if l.seen[id] {
		return false
	}
	l.seen[id] = true
	l.order = append(l.order, id)
	if len(l.order) > mostIDs {
		delete(l.seen, l.order[0])
		l.order = l.order[1:]
	}
	return true
}
