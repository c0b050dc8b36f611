// Receives webhooks: WEBHOOK_SECRET=whsec_… go run receiver.go 9000, with Go 1.19 or newer and nothing else.
//
// It checks both signatures to show how; one of them is enough.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
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
)

var (
	secret = os.Getenv("WEBHOOK_SECRET")
	key    = keyOf(secret)
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(receive), ReadTimeout: 10 * time.Second}
	fmt.Println("listening")
	log.Fatal(server.Serve(listener))
}

// keyOf is what is behind whsec_, 24 bytes or more: with an empty key anybody could sign.
func keyOf(secret string) []byte {
	decoded, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if !strings.HasPrefix(secret, "whsec_") || err != nil || len(decoded) < 24 {
		log.Fatal("WEBHOOK_SECRET has to be a shared secret, whsec_…")
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
	if !standard(id, r.Header.Get("webhook-timestamp"), r.Header.Get("webhook-signature"), body) ||
		!synq(r.Header.Get("Synq-Signature"), body) {
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

// standard checks webhook-signature, as Standard Webhooks 1.0 has it.
func standard(id, timestamp, signatures string, body []byte) bool {
	expected := "v1," + base64.StdEncoding.EncodeToString(mac(key, id+"."+timestamp+".", body))
	return recent(timestamp) && anySame(strings.Split(signatures, " "), expected)
}

// synq checks Synq-Signature.
func synq(header string, body []byte) bool {
	parts := strings.Split(header, ",")
	timestamp := strings.TrimPrefix(parts[0], "t=")
	expected := "v1=" + hex.EncodeToString(mac([]byte(secret), timestamp+".", body))
	return recent(timestamp) && anySame(parts[1:], expected)
}

func mac(key []byte, prefix string, body []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(prefix))
	mac.Write(body)
	return mac.Sum(nil)
}

func recent(timestamp string) bool {
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	age := time.Since(time.Unix(seconds, 0))
	return err == nil && age <= tolerance && age >= -tolerance
}

// anySame compares in a time that does not tell how much of a signature is right.
func anySame(signatures []string, expected string) bool {
	for _, given := range signatures {
		if hmac.Equal([]byte(given), []byte(expected)) {
			return true
		}
	}
	return false
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
